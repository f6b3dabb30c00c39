import { matchesOf } from '../../kit/text.ts'
import { COMPARED, COMPARISON, PERIOD_WORDS } from './patterns/wordings.ts'

type Turn = { readonly at: number; readonly period: 'this' | 'other' }

/** Says for each place of a sentence whether its figures are those of the report's year. */
export type Periods = (at: number) => 'this' | 'other'

/**
 * Years and words such as 去年, 计划 govern what follows them until the next. A year that something
 * is only compared with («较 2019 年») governs nothing.
 */
export function periodsOf(plain: string, year: number | null): Periods {
  const turns: Turn[] = []
  for (const match of matchesOf(PERIOD_WORDS, plain)) {
    const period = periodOf(match.groups ?? {}, year)
    if (period && !isCompared(plain, match)) turns.push({ at: match.index, period })
  }
  return (at) => turns.findLast((turn) => turn.at < at)?.period ?? 'this'
}

/** «较 2019 年», «与去年相比», «比上年同期» */
function isCompared(plain: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length
  return (
    COMPARED.test(plain.slice(Math.max(0, match.index - 3), match.index)) ||
    COMPARISON.test(plain.slice(end, end + 6))
  )
}

function periodOf(
  groups: Readonly<Record<string, string | undefined>>,
  year: number | null,
): 'this' | 'other' | null {
  if (groups.other !== undefined) return 'other'
  if (groups.this !== undefined) return 'this'
  if (year === null) return null
  if (groups.range !== undefined) {
    const years = groups.range.match(/\d{4}/g) ?? []
    return years.every((each) => Number(each) === year) ? 'this' : 'other'
  }
  return Number(groups.year) === year ? 'this' : 'other'
}
