import { openPdf } from '../read/pdf/load.ts'
import { type Cover, holds } from './cover.ts'
import { sequencesOf, standsIn } from './find-text.ts'
import { folded } from './fold.ts'
import { type PageText, readPageText } from './page-text.ts'

/** How far inside a cover a character stands to count as covered, in sizes of its font. */
const INSET = 0.25

/**
 * Reads a redacted file anew, as anybody will, and says whether what was to be covered can be read:
 * one of the texts anywhere, or anything but a ground within a cover. A file that cannot be read is
 * not clean either.
 */
export async function isClean(
  bytes: Uint8Array,
  texts: readonly string[],
  covers: readonly Cover[],
): Promise<boolean> {
  const opened = await openPdf(bytes)
  if (!opened.ok) return false
  const { pdf, close } = opened.value
  try {
    const pages: PageText[] = []
    let extracted = ''
    for (let number = 1; number <= pdf.numPages; number += 1) {
      pages.push(await readPageText(pdf, number))
      const { items } = await (await pdf.getPage(number)).getTextContent()
      extracted += items.map((item) => ('str' in item ? item.str : '')).join('')
    }
    const sequences = sequencesOf(pages)
    const flat = folded(extracted)
    if (texts.some((text) => flat.includes(folded(text)) || standsIn(text, sequences))) return false
    return pages.every((page) => showsGroundsOnly(page, covers))
  } finally {
    await close()
  }
}

function showsGroundsOnly({ page, glyphs }: PageText, covers: readonly Cover[]): boolean {
  const here = covers.filter((cover) => cover.page === page)
  const grounds = new Set(here.map(({ ground }) => folded(labelText(ground))))
  return here.every((cover) =>
    glyphs.every(
      (glyph) => !holds(cover, glyph, glyph.size * INSET) || grounds.has(folded(glyph.text)),
    ),
  )
}

/** A ground as it stands in the text of a page. */
export function labelText(ground: string): string {
  return `〔${ground.trim()}〕`
}
