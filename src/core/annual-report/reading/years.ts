import { essence } from '../../kit/text.ts'
import { isFormText, type Lexicon } from './lexicon.ts'
import type { Run } from './runs.ts'
import type { Strip } from './strips.ts'

/** Whose figures stand under a caption: those of the report's own year, or of a year before. */
export type CaptionedYear = 'this' | 'last'

/** A stretch of the document under a caption that names a year: strips from `from` up to `to`. */
export type Zone = { readonly from: number; readonly to: number; readonly year: CaptionedYear }

const LONGEST_CAPTION = 40
const CAPTION =
  /^[(（【]?(?:附?[件表]?[\d一二三四五六]*[:：、\s]*)?(?:[(（]?[一二三四五六七八九十\d]+[)）、.．])?[:：\s]*(上一?年度?|去年|前一?年度?|本年度?|今年|当年|20\d\d年度?)[^。；，,;\t]*(?:情况|统计|数据|表|如下|[:：])[:：)）】]?$/

/**
 * The stretches of a document under captions such as «上年度申请情况» and «2024年度：». Each reaches
 * to the next such caption or the next heading of the form.
 *
 * @param year the year of the report; without it captions that give a year in digits say nothing
 */
export function zonesOf(strips: readonly Strip[], lexicon: Lexicon, year: number | null): Zone[] {
  const captions = strips.flatMap((strip, index) => {
    const found = strip.text.length <= LONGEST_CAPTION ? captionedYear(strip, lexicon, year) : null
    return found ? [{ from: index, year: found }] : []
  })
  return captions.map((caption, index) => {
    const next = captions[index + 1]?.from ?? strips.length
    return { ...caption, to: headingAfter(strips, lexicon, caption.from, next) }
  })
}

function captionedYear(
  { text, pieces }: Strip,
  lexicon: Lexicon,
  year: number | null,
): CaptionedYear | null {
  if (!text.includes('年')) return null
  const filled = pieces.filter((piece) => piece.text.trim() !== '')
  const caption = filled.length === 1 ? (filled[0]?.text.trim() ?? '') : ''
  const named = CAPTION.exec(caption)?.[1]
  if (named === undefined || isFormText(lexicon, caption)) return null
  const digits = Number(/^\d{4}/.exec(named)?.[0] ?? Number.NaN)
  if (Number.isNaN(digits)) return /^[上去前]/.test(named) ? 'last' : 'this'
  if (year === null || digits > year) return null
  return digits === year ? 'this' : 'last'
}

function headingAfter(
  strips: readonly Strip[],
  { headings }: Lexicon,
  from: number,
  to: number,
): number {
  const at = strips.slice(from, to).findIndex(({ text }) => headings.includes(essence(text)))
  return at === -1 ? to : from + at
}

/** The year that the caption above a run of figures names; null under no such caption. */
export function yearOfRun(zones: readonly Zone[], { stripIndex }: Run): CaptionedYear | null {
  return zones.find(({ from, to }) => from < stripIndex && stripIndex < to)?.year ?? null
}
