import { countedFigures } from '#core/annual-report/derive.ts'
import { type Template, templateOfYear } from '#core/annual-report/template.ts'
import { yearOf } from '#core/kit/day.ts'
import { absent } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { tableThree, versionOfForm, yearPeriod } from '#core/requests/counting.ts'
import { FEWEST, timelinessOf, withheld } from '#core/requests/summary.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { Summary, SummaryInput, type SummaryOf } from '../../contract/summary.ts'
import { countable } from '../../requests.statistics.ts'
import { type CountedRow, countedRows, firstYear } from '../../store/counting.ts'
import { type Fees, feesPaid } from '../../store/fees.ts'
import type { Ctx } from '../load-request.ts'
import { agencyNames } from '../means/agency-names.ts'

/** What the public is told of a year: how many, as what, how fast; of all agencies and of each. */
export const summarizeRequests = defineQuery({
  name: 'requests.summary',
  title: '公布的申请办理情况',
  input: SummaryInput,
  output: Summary,
  audience: 'anyone',
  load: async ({ deps, today }: Ctx, { year = yearOf(today) }) => {
    const form = templateOfYear(deps.requests.forms, year)
    const isKnown = form !== null && year <= yearOf(today)
    return isKnown ? ok({ form, year }) : fail(absent('no-year', `没有${year}年的办理情况。`))
  },
  may: () => null,
  answer: async (context: Ctx, { form, year }: Asked) => {
    const { tx, actor, today } = context
    const { regionId } = actor
    const period = yearPeriod(year)
    const rows = await countedRows(tx, { regionId, agencyIds: null, period })
    const fees = await feesPaid(tx, { regionId, period })
    const tell = teller({ form, year, today })
    const names = await agencyNames(context)
    const perAgency = Map.groupBy(rows, ({ agencyId }) => agencyId)
    const each = [...perAgency].map(([agencyId, own]) => {
      const told = { agencyId, agencyName: names(agencyId) }
      return { ...told, ...tell(own, fees.get(agencyId)) }
    })
    const few = withheld(new Map(each.map(({ agencyId, finished }) => [agencyId, finished])))
    const all = [...fees.values()].reduce<Fees | undefined>(added, undefined)
    const whole = { agencyId: null, agencyName: '', ...tell(rows, all) }
    const until = [period.to, today].sort()[0] ?? today
    const oldest = (await firstYear(tx, regionId)) ?? year
    return ok({
      ...{ year, until, years: yearsFrom(oldest, today) },
      whole: whole.finished < FEWEST ? bare(whole) : whole,
      agencies: each
        .map((told) => (few.has(told.agencyId) ? bare(told) : told))
        .sort((one, other) => other.received - one.received),
    })
  },
})

type Asked = { readonly form: Template; readonly year: number }
type Given = Asked & { readonly today: string }
type Figures = Omit<SummaryOf, 'agencyId' | 'agencyName'>

function teller({ form, year, today }: Given) {
  const period = yearPeriod(year)
  const version = versionOfForm(form.id)
  const table = form.tableById.get('t3')
  const outcomeRows = (table?.rows ?? []).filter(({ kind, parent }) => !kind && parent)
  // Under the whole of the outcomes stands also what is by itself.
  const groups = new Map(table?.rows.map((row) => [row.id, row.parent ? plain(row.label) : '']))
  return (rows: readonly CountedRow[], fees: Fees | undefined): Figures => {
    const counted = tableThree(rows.map(countable), period, version)
    const figures = countedFigures(form, ['t3'], counted)
    const total = (row: string) => figures[`t3.${row}.total`] ?? 0
    return {
      ...{ received: total('new'), carriedIn: total('carried_in') },
      ...{ finished: total('result_total'), carriedOut: total('carried_out') },
      outcomes: outcomeRows.map(({ id, label, parent = '' }) => ({
        ...{ row: id, label: plain(label), group: groups.get(parent) ?? '', count: total(id) },
      })),
      timeliness: timelinessOf(rows, period, today),
      fees: fees ? { ...fees } : { requests: 0, fen: 0 },
    }
  }
}

/** Without the number under which it stands on the form, and the form's own instruction. */
function plain(label: string): string {
  return label.replace(/^(?:（[一二三四五六七八九十]+）|\d+\.)|（.*）$/g, '')
}

/** Only how many there were. */
function bare(told: SummaryOf): SummaryOf {
  return { ...told, outcomes: null, timeliness: null, fees: null }
}

function added(sum: Fees | undefined, { requests, fen }: Fees): Fees {
  return { requests: (sum?.requests ?? 0) + requests, fen: (sum?.fen ?? 0) + fen }
}

function yearsFrom(oldest: number, today: string): number[] {
  const now = yearOf(today)
  return Array.from({ length: Math.max(1, now - oldest + 1) }, (_, back) => now - back)
}
