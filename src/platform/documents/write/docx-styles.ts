import {
  AlignmentType,
  type IFontAttributesProperties,
  type IPropertiesOptions,
  LineRuleType,
} from 'docx'
import { LATIN_TYPEFACE, LINE_PITCH, SIZE, TYPEFACE, type Typeface } from './official-layout.ts'

/** Paragraph styles of ours; title and headings use the built-in ones, so that Word's outline works. */
export const STYLE = {
  body: 'OfficialBody',
  lead: 'OfficialLead',
  note: 'OfficialNote',
  signature: 'OfficialSignature',
  cell: 'OfficialCell',
  label: 'OfficialLabel',
  footer: 'OfficialFooter',
} as const

/** Word gives ambiguous marks («“”», «…») to the Chinese typeface only when told so. */
function face(typeface: Typeface): IFontAttributesProperties {
  const latin = LATIN_TYPEFACE
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia: typeface.name, hint: 'eastAsia' }
}

const POINT = 20
const lines = { line: LINE_PITCH * POINT, lineRule: LineRuleType.EXACT } as const
const single = { line: 12 * POINT, lineRule: LineRuleType.AUTO } as const
const indented = { firstLine: 2 * SIZE.body * POINT } as const
const run = (typeface: Typeface, size: number) => ({ font: face(typeface), size: size * 2 })

/** The styles of an official document, in the units of WordprocessingML. */
export const STYLES: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: { ...run(TYPEFACE.body, SIZE.body), language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: lines },
    },
    title: {
      run: { ...run(TYPEFACE.title, SIZE.title), color: '000000' },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { line: 36 * POINT, lineRule: LineRuleType.EXACT, after: LINE_PITCH * POINT },
        keepNext: true,
      },
    },
    heading1: {
      run: { ...run(TYPEFACE.heading, SIZE.body), color: '000000' },
      paragraph: { indent: indented, spacing: lines, keepNext: true },
    },
    heading2: {
      run: { ...run(TYPEFACE.subheading, SIZE.body), color: '000000' },
      paragraph: { indent: indented, spacing: lines, keepNext: true },
    },
  },
  paragraphStyles: [
    paragraphStyle(STYLE.body, '公文正文', {
      alignment: AlignmentType.BOTH,
      indent: indented,
      spacing: lines,
    }),
    paragraphStyle(STYLE.note, '公文提示', {
      spacing: { ...lines, after: (LINE_PITCH / 2) * POINT },
    }),
    paragraphStyle(STYLE.signature, '公文落款', {
      alignment: AlignmentType.RIGHT,
      indent: { right: 4 * SIZE.body * POINT },
      spacing: lines,
      keepLines: true,
    }),
    { ...cellStyle(STYLE.cell, '表格数据'), run: run(TYPEFACE.table, SIZE.table) },
    { ...cellStyle(STYLE.label, '表格标目'), run: run(TYPEFACE.table, SIZE.table) },
    {
      ...paragraphStyle(STYLE.footer, '公文页码', {
        alignment: AlignmentType.CENTER,
        spacing: single,
      }),
      run: run(TYPEFACE.table, SIZE.footer),
    },
  ],
  characterStyles: [{ id: STYLE.lead, name: '段首标题', run: run(TYPEFACE.subheading, SIZE.body) }],
}

type ParagraphStyle = NonNullable<
  NonNullable<IPropertiesOptions['styles']>['paragraphStyles']
>[number]

function paragraphStyle(
  id: string,
  name: string,
  paragraph: NonNullable<ParagraphStyle['paragraph']>,
): ParagraphStyle {
  return { id, name, basedOn: 'Normal', next: id, quickFormat: true, paragraph }
}

function cellStyle(id: string, name: string): ParagraphStyle {
  return paragraphStyle(id, name, { alignment: AlignmentType.CENTER, spacing: single })
}
