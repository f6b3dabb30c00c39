import { derive } from '#core/annual-report/derive.ts'
import type { CellId, Template } from '#core/annual-report/template.ts'
import type { Dice } from './dice.ts'

/** What an agency of the county does in an ordinary year. */
export type AgencyPlan = {
  readonly name: string
  readonly shortName: string
  readonly kind: 'department' | 'township' | 'institution'
  /** What people ask it about. */
  readonly matters: string
  readonly requests: number
  readonly licences: number
  readonly penalties: number
  readonly coercion: number
  /** In units of 10,000 yuan. */
  readonly fee: number
  /** Normative documents in force. */
  readonly normative: number
}

export type Figures = Readonly<Record<CellId, number>>

/** How requests of natural persons end, by the weight of each outcome. */
const OUTCOMES: readonly (readonly [row: string, weight: number])[] = [
  ...([
    ['granted', 46],
    ['partial', 10],
    ['denied_third_party', 2],
    ['denied_internal', 2],
  ] as const),
  ...([
    ['denied_process', 3],
    ['denied_casefile', 3],
    ['denied_query', 3],
  ] as const),
  ...([
    ['unavailable_not_held', 18],
    ['unavailable_need_creation', 3],
  ] as const),
  ...([
    ['unavailable_unclear', 1],
    ['rejected_petition', 4],
    ['rejected_repeat', 2],
  ] as const),
  ...([
    ['rejected_confirm', 1],
    ['other_no_correction', 2],
  ] as const),
]

type Year = {
  readonly template: Template
  readonly before: Figures | null
  /** Every request of the year was answered in it: the register of the next one knows of none. */
  readonly isSettled: boolean
}

/** The year's figures of one agency, in line with the year before; totals follow from the form. */
export function figuresOf(
  plan: AgencyPlan,
  { template, before, isSettled }: Year,
  dice: Dice,
): Figures {
  const figures: Record<CellId, number> = Object.fromEntries(
    template.cells.map(({ id }) => [id, 0]),
  )
  publishing(plan, figures, before, dice)
  for (const [column, share] of [
    ['natural', 0.85],
    ['business', 0.15],
  ] as const) {
    const received = dice.around(plan.requests * share, 0.3)
    const open = isSettled ? 0 : Math.min(received, dice.whole(0, Math.ceil(received / 12)))
    requests(figures, column, { received, open }, before, dice)
  }
  reviews(plan, figures, before, dice)
  return derive(template, figures)
}

function publishing(
  plan: AgencyPlan,
  figures: Record<CellId, number>,
  before: Figures | null,
  dice: Dice,
) {
  const stock = before?.['t2_art20_1.normative.in_force'] ?? plan.normative
  const issued = plan.normative > 0 ? dice.whole(0, 2) : 0
  const repealed = Math.min(stock, plan.normative > 2 ? dice.whole(0, 2) : 0)
  figures['t2_art20_1.normative.issued'] = issued
  figures['t2_art20_1.normative.repealed'] = repealed
  figures['t2_art20_1.normative.in_force'] = stock + issued - repealed
  figures['t2_art20_5.license.decisions'] = dice.around(plan.licences, 0.12)
  figures['t2_art20_6.penalty.decisions'] = dice.around(plan.penalties, 0.15)
  figures['t2_art20_6.coercion.decisions'] = dice.around(plan.coercion, 0.2)
  figures['t2_art20_8.fee.fee_amount'] = Math.round(plan.fee * dice.whole(88, 112) * 10) / 1000
}

function requests(
  figures: Record<CellId, number>,
  column: string,
  { received, open }: { readonly received: number; readonly open: number },
  before: Figures | null,
  dice: Dice,
) {
  const carriedIn = before?.[`t3.carried_out.${column}`] ?? 0
  figures[`t3.new.${column}`] = received
  figures[`t3.carried_in.${column}`] = carriedIn
  figures[`t3.carried_out.${column}`] = open
  for (let left = received + carriedIn - open; left > 0; left -= 1) {
    const id = `t3.${outcome(dice)}.${column}`
    figures[id] = (figures[id] ?? 0) + 1
  }
}

/** Every outcome as often as its weight: one drawn from the bag is as likely as it is common. */
const BAG = OUTCOMES.flatMap(([row, weight]) => Array<string>(weight).fill(row))

function outcome(dice: Dice): string {
  return BAG[dice.whole(0, BAG.length - 1)] ?? 'granted'
}

/** Few requests end before a reviewing authority or a court. */
function reviews(
  plan: AgencyPlan,
  figures: Record<CellId, number>,
  before: Figures | null,
  dice: Dice,
) {
  if (plan.requests < 6) return
  const most = Math.ceil(plan.requests / 14)
  figures['t4.n.review_upheld'] = dice.whole(0, most)
  figures['t4.n.review_corrected'] = dice.whole(0, 1)
  figures['t4.n.review_pending'] = before ? dice.whole(0, 1) : 0
  figures['t4.n.suit_after_upheld'] = dice.whole(0, plan.requests > 20 ? 1 : 0)
}
