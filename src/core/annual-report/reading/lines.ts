import type { Position } from '../../kit/document.ts'
import { displayWidth, hasOrdinal } from '../../kit/text.ts'
import type { Strip } from './strips.ts'

/** A paragraph of prose, put together again where the file cut it into lines. */
export type Line = { readonly text: string; readonly strip: number; readonly at: Position }

/** The strips that are not tables, as lines of text. Grids that hold prose give a line per cell. */
export function linesOf(strips: readonly Strip[], tableStrips: ReadonlySet<number>): Line[] {
  const heads = runningHeads(strips)
  return strips.flatMap((strip, index) => {
    if (tableStrips.has(index) || heads.has(strip.text.trim())) return []
    const texts = strip.geometry === 'grid' ? strip.pieces.map((piece) => piece.text) : [strip.text]
    return texts
      .flatMap((text) => text.split('\n'))
      .map((text) => ({ text: text.trim(), strip: index, at: strip.at }))
  })
}

const ON_EVERY_PAGE = 3
const SHORTEST_HEAD = 6

/** Lines that stand on page after page are no text of the report. */
function runningHeads(strips: readonly Strip[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const strip of strips) {
    const text = strip.text.trim()
    if (strip.geometry === 'grid' || text.length < SHORTEST_HEAD) continue
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return new Set([...counts.keys()].filter((text) => (counts.get(text) ?? 0) >= ON_EVERY_PAGE))
}

const SENTENCE_END = /[。｡！？；：:.!?;]["”’』」）)]*$/

/**
 * Joins lines that a page width has cut: a line of full width without an end of sentence goes on
 * in the next one, unless that begins with an ordinal.
 *
 * @param width the width of full lines
 */
export function paragraphsOf(lines: readonly Line[], width: number): Line[] {
  const paragraphs: Line[] = []
  let open = false
  for (const line of lines) {
    if (line.text === '') continue
    const previous = paragraphs.at(-1)
    if (open && previous && !hasOrdinal(line.text)) {
      paragraphs[paragraphs.length - 1] = { ...previous, text: join(previous.text, line.text) }
    } else {
      paragraphs.push(line)
    }
    open = isFull(line.text, width) && !SENTENCE_END.test(line.text)
  }
  return paragraphs
}

const LATIN = /[A-Za-z]$/

function join(left: string, right: string): string {
  return LATIN.test(left) && /^[A-Za-z]/.test(right) ? `${left} ${right}` : left + right
}

/** Lines end where the next word does not fit, so full lines differ a little in width. */
const FULL = 0.75
const SHORTEST_LINE = 8
const OFTEN = 0.3

function isFull(text: string, width: number): boolean {
  return displayWidth(text) >= width * FULL
}

/** A paragraph this long that ends within a sentence was cut, if only by the end of a page. */
const LONG_PARAGRAPH = 100

/**
 * The width at which the lines of a file were cut. Cut lines are many, end in the middle of a
 * sentence and are about as long as the longest; elsewhere only long paragraphs can be cut.
 */
export function widthOfLines(lines: readonly Line[]): number {
  const prose = lines.map((line) => line.text).filter((text) => text.length >= SHORTEST_LINE)
  const widths = prose.map(displayWidth).sort((left, right) => left - right)
  const longest = widths[Math.floor(widths.length * 0.9)] ?? 0
  const broken = prose.filter((text) => !SENTENCE_END.test(text) && isFull(text, longest))
  return broken.length > prose.length * OFTEN ? longest : LONG_PARAGRAPH
}
