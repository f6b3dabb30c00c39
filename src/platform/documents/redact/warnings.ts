import { type Cover, takes } from './cover.ts'
import { pagesLeft, sequencesOf } from './find-text.ts'
import { folded } from './fold.ts'
import type { PageText } from './page-text.ts'

/** Shorter pieces stand everywhere and say nothing. */
const TELLING = 2

/** Sentences for whoever looks at the result before it is handed out. */
export function warningsOf(
  pages: readonly PageText[],
  covers: readonly Cover[],
  doubtful: readonly number[],
  hasTexts: boolean,
): readonly string[] {
  const warnings: string[] = []
  if (doubtful.length > 0) {
    warnings.push(`第${doubtful.join('、')}页有内容不能完整显示，请与原件对照后再发出。`)
  }
  const pictures = pages.filter(({ glyphs, isPicture }) => isPicture || glyphs.length === 0)
  if (hasTexts && pictures.length > 0) {
    const numbers = pictures.map(({ page }) => page).join('、')
    warnings.push(
      `第${numbers}页可能是扫描件，按文字遮盖会有遗漏，请逐页查看，需要遮盖的地方用框选。`,
    )
  }
  const elsewhere = pagesWithTheSame(pages, covers)
  if (elsewhere.length > 0) {
    warnings.push(`框选遮盖的文字在第${elsewhere.join('、')}页还有没有遮盖的，请核对是否一并遮盖。`)
  }
  return warnings
}

/** Pages on which what stands under an area stands once more, uncovered. */
function pagesWithTheSame(pages: readonly PageText[], covers: readonly Cover[]): number[] {
  const sequences = sequencesOf(pages)
  const found = new Set<number>()
  for (const cover of covers) {
    if (cover.by !== 'area') continue
    const under = pages[cover.page - 1]?.glyphs.filter((glyph) => takes(cover, glyph)) ?? []
    const text = folded(under.map((glyph) => glyph.text).join(''))
    if (text.length < TELLING) continue
    const isTaken: Parameters<typeof pagesLeft>[2] = (page, glyph) =>
      covers.some((each) => each.page === page && takes(each, glyph))
    for (const page of pagesLeft(text, sequences, isTaken)) found.add(page)
  }
  return [...found].sort((left, right) => left - right)
}
