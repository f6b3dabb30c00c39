import { POINT, property, twips } from './docx-markup.ts'
import {
  CELL_PADDING,
  LATIN_TYPEFACE,
  LINE_PITCH,
  SIZE,
  TABLE_LINE_PITCH,
  TITLE_LINE_PITCH,
  TYPEFACE,
  type Typeface,
} from './official-layout.ts'
import { element, type Xml } from './xml.ts'

/** Style ids. Title and headings are Word's own, so that its outline and navigation work. */
export const STYLE = {
  normal: 'Normal',
  title: 'Title',
  heading: ['Heading1', 'Heading2'],
  body: 'OfficialBody',
  lead: 'OfficialLead',
  note: 'OfficialNote',
  signature: 'OfficialSignature',
  figure: 'OfficialFigure',
  tight: 'OfficialFigureTight',
  label: 'OfficialLabel',
  footer: 'OfficialFooter',
} as const

export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** styles.xml: the type of an official document. */
export function stylesXml(): Xml {
  return element('w:styles', { 'xmlns:w': WORD }, defaults(), ...paragraphStyles(), leadStyle())
}

/** fontTable.xml: what Word is to use where a typeface of the layout is not installed. */
export function fontTableXml(): Xml {
  const fonts = Object.values(TYPEFACE).map((typeface) =>
    element(
      'w:font',
      { 'w:name': typeface.name },
      property('altName', typeface.substitutes.join(',')),
      property('charset', '86'),
      property('family', 'auto'),
    ),
  )
  return element('w:fonts', { 'xmlns:w': WORD }, ...fonts)
}

function defaults(): Xml {
  const language = element('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' })
  return element(
    'w:docDefaults',
    {},
    element('w:rPrDefault', {}, element('w:rPr', {}, ...type(TYPEFACE.body, SIZE.body), language)),
    element('w:pPrDefault', {}, element('w:pPr', {}, pitch(LINE_PITCH))),
  )
}

function paragraphStyles(): Xml[] {
  const indent = element('w:ind', { 'w:firstLineChars': 200, 'w:firstLine': 2 * SIZE.body * POINT })
  const keep = [property('keepNext'), property('keepLines')]
  const heading = (level: number) => [...keep, indent, property('outlineLvl', level)]
  const note = element('w:spacing', { 'w:after': (LINE_PITCH * POINT) / 2 })
  const margin = twips(CELL_PADDING.label - CELL_PADDING.figure)
  const labelIndent = element('w:ind', { 'w:left': margin, 'w:right': margin })
  const foot = element('w:ind', { 'w:right': 4 * SIZE.body * POINT })
  return [
    style({ id: STYLE.normal, name: 'Normal', type: 'paragraph', isDefault: true }, [], []),
    style(
      { id: STYLE.title, name: 'Title', type: 'paragraph' },
      [...keep, pitch(TITLE_LINE_PITCH, LINE_PITCH), property('jc', 'center')],
      type(TYPEFACE.title, SIZE.title),
    ),
    style(
      { id: STYLE.heading[0], name: 'heading 1', type: 'paragraph' },
      heading(0),
      type(TYPEFACE.heading, SIZE.body),
    ),
    style(
      { id: STYLE.heading[1], name: 'heading 2', type: 'paragraph' },
      heading(1),
      type(TYPEFACE.subheading, SIZE.body),
    ),
    style(
      { id: STYLE.body, name: '公文正文', type: 'paragraph' },
      [indent, property('jc', 'both')],
      [],
    ),
    style({ id: STYLE.note, name: '公文提示', type: 'paragraph' }, [note], []),
    style(
      { id: STYLE.signature, name: '公文落款', type: 'paragraph' },
      [property('keepLines'), foot, property('jc', 'right')],
      [],
    ),
    style(
      { id: STYLE.figure, name: '表格数据', type: 'paragraph' },
      [pitch(TABLE_LINE_PITCH), property('jc', 'center')],
      type(TYPEFACE.table, SIZE.table),
    ),
    style(
      { id: STYLE.tight, name: '表格数据（小）', type: 'paragraph' },
      [pitch(TABLE_LINE_PITCH), property('jc', 'center')],
      type(TYPEFACE.table, SIZE.tight),
    ),
    style(
      { id: STYLE.label, name: '表格标目', type: 'paragraph' },
      [pitch(TABLE_LINE_PITCH), labelIndent, property('jc', 'center')],
      type(TYPEFACE.table, SIZE.table),
    ),
    style(
      { id: STYLE.footer, name: 'footer', type: 'paragraph' },
      [property('jc', 'center')],
      type(TYPEFACE.table, SIZE.footer),
    ),
  ]
}

function leadStyle(): Xml {
  return style(
    { id: STYLE.lead, name: '段首标题', type: 'character' },
    [],
    type(TYPEFACE.subheading, SIZE.body),
  )
}

type StyleHead = {
  readonly id: string
  readonly name: string
  readonly type: 'paragraph' | 'character'
  readonly isDefault?: boolean
}

function style(head: StyleHead, paragraph: readonly Xml[], run: readonly Xml[]): Xml {
  const based = head.type === 'paragraph' && !head.isDefault
  return element(
    'w:style',
    {
      'w:type': head.type,
      'w:default': head.isDefault ? 1 : undefined,
      'w:customStyle': head.id.startsWith('Official') ? 1 : undefined,
      'w:styleId': head.id,
    },
    property('name', head.name),
    ...(based ? [property('basedOn', STYLE.normal)] : []),
    property('qFormat'),
    ...(paragraph.length > 0 ? [element('w:pPr', {}, ...paragraph)] : []),
    ...(run.length > 0 ? [element('w:rPr', {}, ...run)] : []),
  )
}

/** The hint gives marks that Latin has too («“”», «…») to the Chinese typeface. */
function type(typeface: Typeface, points: number): Xml[] {
  return [
    element('w:rFonts', {
      'w:hint': 'eastAsia',
      'w:ascii': LATIN_TYPEFACE,
      'w:eastAsia': typeface.name,
      'w:hAnsi': LATIN_TYPEFACE,
      'w:cs': LATIN_TYPEFACE,
    }),
    property('sz', points * 2),
    property('szCs', points * 2),
  ]
}

function pitch(points: number, after = 0): Xml {
  return element('w:spacing', {
    'w:after': after * POINT,
    'w:line': points * POINT,
    'w:lineRule': 'exact',
  })
}
