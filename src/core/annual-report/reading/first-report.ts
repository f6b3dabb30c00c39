import { essence, withoutOrdinal } from '../../kit/text.ts'
import type { Lexicon } from './lexicon.ts'
import { isEmpty, type Strip } from './strips.ts'

/** The strips of the first report of a file, and the first words of another one that follows. */
export type FirstReport = { readonly strips: readonly Strip[]; readonly next: string | null }

/**
 * Cuts a file that holds two whole reports before the second: there the first heading of the form
 * comes again after rows of the tables. A list of contents has headings but no rows before them.
 */
export function firstReport(strips: readonly Strip[], lexicon: Lexicon): FirstReport {
  const headings = headingPlaces(strips, lexicon)
  const second = headings.slice(1).find((at) => hasRows(strips.slice(headings[0], at), lexicon))
  if (second === undefined) return { strips, next: null }
  const start = titleBefore(strips, second)
  return { strips: strips.slice(0, start), next: strips[start]?.text.trim() ?? '' }
}

const LONGEST_HEADING = 20

function headingPlaces(strips: readonly Strip[], { template, headings }: Lexicon): number[] {
  const title = template.sections[0]?.title ?? ''
  const heading = headings[0]
  return strips.flatMap(({ text }, index) => {
    const mayBe = text.length <= LONGEST_HEADING && text.includes(title.charAt(0))
    return mayBe && essence(text) === heading ? [index] : []
  })
}

const FEWEST_ROWS = 5

function hasRows(strips: readonly Strip[], { rowLabels }: Lexicon): boolean {
  const labels = strips.flatMap(({ pieces }) =>
    pieces.map(({ text }) => essence(withoutOrdinal(text.trim()))),
  )
  return new Set(labels.filter((label) => rowLabels.has(label))).size >= FEWEST_ROWS
}

const TITLE = /报\s*告\s*$/
/** A title may be set in some lines, with a line for the authority above it. */
const LINES_OF_TITLE = 12

/** The line of the title above a heading; the heading itself where none is found. */
function titleBefore(strips: readonly Strip[], heading: number): number {
  for (let at = heading - 1; at >= Math.max(0, heading - LINES_OF_TITLE); at--) {
    const strip = strips[at]
    if (strip && !isEmpty(strip) && TITLE.test(strip.text)) return at
  }
  return heading
}
