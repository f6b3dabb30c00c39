import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Draft, DraftCell, DraftTable } from './draft.ts'
import { displayWidth } from './text-table.ts'

export type PdfOptions = {
  /** Ruling lines between the cells. */
  readonly ruled: boolean
  /** Printed at the foot of every page. */
  readonly pageNumbers: boolean
  /** Points from the top of a page to table three; from about 250 on, the page's end cuts it. */
  readonly space: number
  /** The header printed again where a table goes on. */
  readonly repeatedHeader?: boolean
}

const FONTS = fileURLToPath(new URL('.', import.meta.resolve('@expo-google-fonts/noto-serif-sc')))

let compiler: NodeCompiler | undefined

/** The draft typeset on A4 pages. Throws where the typesetter refuses it: the draft is then broken. */
export function renderPdf(draft: Draft, options: PdfOptions): Uint8Array {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [`${FONTS}400Regular`] }] })
  const compiled = compiler.compile({ mainFileContent: source(draft, options) })
  const { result } = compiled
  if (!result) {
    throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? 'not typeset'))
  }
  const pdf = compiler.pdf(result, { creationTimestamp: 0 })
  compiler.evictCache(10)
  return new Uint8Array(pdf)
}

function source(draft: Draft, options: PdfOptions): string {
  const body = draft.blocks.map((block) => {
    if (block.kind === 'line') return lineSource(block.role, block.text)
    const space = block.section === 's3' ? `#pagebreak()\n#v(${options.space}pt)\n` : ''
    return space + tableSource(block, options)
  })
  const footer = options.pageNumbers
    ? 'footer: context align(center)[— #counter(page).display() —]'
    : 'footer: none'
  return `#set document(title: ${quoted(draft.title)})
#set page(paper: "a4", margin: (x: 22mm, y: 25mm), ${footer})
#set text(font: "Noto Serif SC", size: 12pt, lang: "zh")
#set table(stroke: ${options.ruled ? '0.5pt' : 'none'}, inset: 3pt, align: center + horizon)
${body.join('\n')}
`
}

function lineSource(role: string, text: string): string {
  if (role === 'title') return `#align(center, text(18pt, ${quoted(text)}))`
  if (role === 'noise') return `#align(center, text(10pt, ${quoted(text)}))`
  return `#par(first-line-indent: (amount: ${role === 'text' ? 2 : 0}em, all: true), ${quoted(text)})`
}

function tableSource(table: DraftTable, options: PdfOptions): string {
  const columns = table.widths.map((width) => `${width.toFixed(4)}fr`).join(', ')
  const isHead = ({ row }: DraftCell) => row < table.headerRows
  const head = options.repeatedHeader ? table.cells.filter(isHead) : []
  const body = table.cells.filter((cell) => !head.includes(cell))
  const header = head.length > 0 ? [`table.header(${head.map(cellSource).join(', ')})`] : []
  const cells = [...header, ...body.map(cellSource)]
  // Without rules only white space divides the columns.
  const gutter = options.ruled ? '' : ', column-gutter: 6pt'
  return `#text(${typeSize(table).toFixed(1)}pt, table(columns: (${columns})${gutter}, ${cells.join(', ')}))`
}

const TYPE_AREA = 470
const LARGEST = 9
const SMALLEST = 2.5

/** Small enough that no figure is broken over lines, in points. */
function typeSize(table: DraftTable): number {
  const sizes = table.cells
    .filter(({ role }) => role === 'figure')
    .map((cell) => {
      const room = cellWidth(table, cell) - 12
      return room / Math.max(1, displayWidth(cell.text) * 0.58)
    })
  return Math.max(SMALLEST, Math.min(LARGEST, ...sizes))
}

function cellWidth(table: DraftTable, cell: DraftCell): number {
  const shares = table.widths.slice(cell.column, cell.column + cell.columnSpan)
  return shares.reduce((sum, share) => sum + share, 0) * TYPE_AREA
}

function cellSource(cell: DraftCell): string {
  const place = `x: ${cell.column}, y: ${cell.row}`
  const spans = `rowspan: ${cell.rowSpan}, colspan: ${cell.columnSpan}`
  return `table.cell(${place}, ${spans}, ${quoted(cell.text)})`
}

function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
  return `"${escaped}"`
}
