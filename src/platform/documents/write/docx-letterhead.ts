import { KEEP_WITH_NEXT, POINT, paragraph, property, spacing } from './docx-markup.ts'
import { STYLE } from './docx-styles.ts'
import { LETTERHEAD, LINE_PITCH, sizeOnOneLine, TYPEFACE } from './official-layout.ts'
import type { Letterhead } from './output-document.ts'
import { element, textNode, type Xml } from './xml.ts'

/** The first line begins at the margin. */
export const FLUSH = element('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 0 })

/** 文件头: the agency's name in red over a thick and a thin line, and the number below them. */
export function letterheadXml({ agency, number }: Letterhead): Xml[] {
  const size = sizeOnOneLine(agency, LETTERHEAD.most)
  const name = element(
    'w:r',
    {},
    element('w:rPr', {}, fonts(TYPEFACE.title.name), color(), ...sizes(size)),
    element('w:t', { 'xml:space': 'preserve' }, textNode(agency)),
  )
  const text = element('w:r', {}, element('w:t', { 'xml:space': 'preserve' }, textNode(number)))
  const pitch = spacing({ line: Math.max(LINE_PITCH, size * 1.3) * POINT })
  return [
    paragraph(STYLE.normal, [name], KEEP_WITH_NEXT, lines(), pitch, property('jc', 'center')),
    paragraph(
      STYLE.normal,
      [text],
      KEEP_WITH_NEXT,
      spacing({ before: 6 * POINT, after: LINE_PITCH * POINT }),
      property('jc', 'right'),
    ),
  ]
}

function lines(): Xml {
  const kind = { 'w:val': 'thickThinSmallGap', 'w:sz': 24, 'w:space': 4 }
  return element('w:pBdr', {}, element('w:bottom', { ...kind, 'w:color': LETTERHEAD.color }))
}

const fonts = (name: string) => element('w:rFonts', { 'w:eastAsia': name })
const color = () => property('color', LETTERHEAD.color)
const sizes = (points: number) => [property('sz', points * 2), property('szCs', points * 2)]
