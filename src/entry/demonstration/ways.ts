import type { StepName } from '#core/annual-report/life/states.ts'
import type { Figures } from './figures.ts'
import type { Texts } from './texts.ts'

/** How far the report of an agency has come, and what went wrong on the way. */
export type Way = {
  readonly isBegun: boolean
  readonly steps: readonly StepName[]
  readonly slip: Slip
}

type Slip = 'none' | 'forgotten-cell' | 'sum' | 'text'

const PUBLISHED: readonly StepName[] = ['submit', 'accept', 'sign', 'publish']

const way = (steps: readonly StepName[], slip: Slip = 'none'): Way => ({
  isBegun: true,
  steps,
  slip,
})
const NOT_BEGUN: Way = { isBegun: false, steps: [], slip: 'none' }

/** In the last year, by place in the list: every state occurs, most are published. */
const LAST_YEAR: readonly Way[] = [
  way(PUBLISHED),
  way(PUBLISHED),
  way([], 'forgotten-cell'),
  way(PUBLISHED),
  way(['submit']),
  way(['submit'], 'text'),
  way(PUBLISHED),
  way(['submit', 'return'], 'sum'),
  way(['submit', 'accept']),
  NOT_BEGUN,
  way(PUBLISHED),
  way(['submit', 'accept', 'sign']),
  way([...PUBLISHED, 'correct']),
  way(PUBLISHED),
  way([], 'sum'),
]

export function wayOf(index: number, isLast: boolean): Way {
  return (isLast ? LAST_YEAR[index % LAST_YEAR.length] : undefined) ?? way(PUBLISHED)
}

/** What was written, with the slip of its way in it. */
export function withSlip(
  { slip }: Way,
  figures: Figures,
  texts: Texts,
): { readonly figures: Figures; readonly texts: Texts } {
  if (slip === 'forgotten-cell') {
    const { 't2_art20_1.normative.repealed': _forgotten, ...rest } = figures
    return { figures: rest, texts }
  }
  if (slip === 'sum') {
    const granted = (figures['t3.granted.natural'] ?? 0) + 1
    return { figures: { ...figures, 't3.granted.natural': granted }, texts }
  }
  if (slip === 'text')
    return { figures, texts: { ...texts, s1: withoutSecondTopic(texts.s1 ?? '') } }
  return { figures, texts }
}

function withoutSecondTopic(text: string): string {
  return text.replace(/（二）依申请公开。\n[^\n]*\n/, '')
}
