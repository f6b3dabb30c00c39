import type { Arrangement } from './arrangement.ts'
import data from './statutory.json' with { type: 'json' }

/** The holidays that all citizens have off, since a year; `words`: by which a notice names them. */
export type Statutory = {
  readonly from: number
  readonly basis: string
  readonly holidays: readonly { readonly name: string; readonly words: readonly string[] }[]
}

const NONE: Statutory = { from: 0, basis: '', holidays: [] }

/** What is in force for a year. */
export function statutoryOf(year: number): Statutory {
  return (data as readonly Statutory[]).findLast(({ from }) => from <= year) ?? NONE
}

/**
 * The statutory holidays of its year that a national arrangement does not name. An arrangement is of a
 * whole year: what it leaves out would be counted as ordinary days.
 */
export function missingHolidays({ year, off }: Pick<Arrangement, 'year' | 'off'>): string[] {
  const isNamed = (words: readonly string[]) =>
    off.some(({ name }) => words.some((word) => name.includes(word)))
  return statutoryOf(year)
    .holidays.filter(({ words }) => !isNamed(words))
    .map(({ name }) => name)
}
