import type { Position } from '../../kit/document.ts'
import { hasOrdinal } from '../../kit/text.ts'
import { isEmpty, type Strip } from './strips.ts'

/** A paragraph of prose, put together again where the file cut it into lines. */
export type Line = { readonly text: string; readonly strip: number; readonly at: Position }

/** The strips that are not tables, as lines of text. Grids that hold prose give a line per cell. */
export function linesOf(strips: readonly Strip[], tableStrips: ReadonlySet<number>): Line[] {
  return strips.flatMap((strip, index) => {
    if (tableStrips.has(index)) return []
    const texts = strip.geometry === 'grid' ? strip.pieces.map((piece) => piece.text) : [strip.text]
    return texts
      .flatMap((text) => text.split('\n'))
      .map((text) => ({ text: text.trim(), strip: index, at: strip.at }))
  })
}

const SENTENCE_END = /[。！？；：:.!?;]["”’』」）)]*$/
const RUNNING_TEXT = 12

/**
 * Joins lines that a page width has cut: a line without an end of sentence goes on in the next
 * one, unless that begins with an ordinal. Files that know their paragraphs are left alone.
 */
export function paragraphsOf(lines: readonly Line[], cutByWidth: boolean): Line[] {
  const paragraphs: Line[] = []
  let open = false
  for (const line of lines) {
    if (line.text === '') continue
    const previous = paragraphs.at(-1)
    if (cutByWidth && open && previous && !hasOrdinal(line.text)) {
      paragraphs[paragraphs.length - 1] = { ...previous, text: join(previous.text, line.text) }
    } else {
      paragraphs.push(line)
    }
    open = line.text.length >= RUNNING_TEXT && !SENTENCE_END.test(line.text)
  }
  return paragraphs
}

const LATIN = /[A-Za-z]$/

function join(left: string, right: string): string {
  return LATIN.test(left) && /^[A-Za-z]/.test(right) ? `${left} ${right}` : left + right
}

/** Whether the text of a file comes in lines of the page's width rather than in paragraphs. */
export function isCutByWidth(strips: readonly Strip[]): boolean {
  const prose = strips.filter(
    (strip) => strip.geometry === 'single' && !isEmpty(strip) && strip.text.length >= RUNNING_TEXT,
  )
  const broken = prose.filter((strip) => !SENTENCE_END.test(strip.text.trim()))
  return prose.length > 0 && broken.length > prose.length * 0.3
}
