import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { findFonts } from './fonts.ts'
import {
  CELL_PADDING,
  LINE_PITCH,
  PAGE,
  ROW_HEIGHT,
  SIZE,
  TABLE_GAP,
  TABLE_LINE_PITCH,
  TITLE_LINE_PITCH,
} from './official-layout.ts'
import {
  cellsByRow,
  headLines,
  type OutputBlock,
  type OutputCell,
  type OutputDocument,
  type OutputTable,
  printable,
} from './output-document.ts'
import { fitsOnePage, isTight, rowHeights } from './table-layout.ts'

const PROGRAM = readFileSync(new URL('official.typ', import.meta.url), 'utf8')

/** Results that the last document did not use again are forgotten. */
const CACHE_AGE = 1

export type PdfWriter = (document: OutputDocument) => Promise<Uint8Array>

/**
 * A writer of tagged PDF files (PDF/UA-1) with their outline and title, in the typefaces of the folder
 * `fonts` and else the one that comes with the program, embedded in part. One writer serves any number
 * of documents, one after another, and gives the same bytes for the same document.
 */
export function pdfWriter(fonts: string): PdfWriter {
  const { folders, families, hasOwn } = findFonts(fonts)
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [...folders] }] })
  const layout = JSON.stringify({ ...LAYOUT, typefaces: families, drawsBold: !hasOwn })
  return async (document) => {
    // Node frees what the compiler holds between two turns of the event loop, and only then.
    await setImmediate()
    const inputs = { document: JSON.stringify(typstDocument(document)), layout }
    const compiled = compiler.compile({ mainFileContent: PROGRAM, inputs })
    const result = compiled.result
    if (!result) throw new Error(`Typst: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`)
    const pdf = exportPdf(compiler, result)
    compiler.evictCache(CACHE_AGE)
    return new Uint8Array(pdf)
  }
}

/** PDF/UA-1 refuses some texts (a character no typeface has): those become plain tagged PDF. */
function exportPdf(compiler: NodeCompiler, result: NodeTypstDocument): Uint8Array {
  try {
    return compiler.pdf(result, { pdfStandard: 'ua-1', creationTimestamp: 0 })
  } catch {
    return compiler.pdf(result, { creationTimestamp: 0 })
  }
}

const LAYOUT = {
  page: PAGE,
  size: SIZE,
  linePitch: LINE_PITCH,
  titleLinePitch: TITLE_LINE_PITCH,
  tableLinePitch: TABLE_LINE_PITCH,
  tableGap: TABLE_GAP,
  rowHeight: ROW_HEIGHT,
  cellPadding: CELL_PADDING,
}

/** The document as the Typst program takes it. */
export function typstDocument(document: OutputDocument) {
  const [year, month, day] = (document.date ?? '').split('-').map(Number)
  return {
    title: printable(document.title),
    titleLines: headLines(document).map(printable),
    author: printable(document.author ?? ''),
    subject: printable(document.subject ?? ''),
    keywords: (document.keywords ?? []).map(printable),
    date: day ? { year, month, day } : null,
    blocks: document.blocks.map(typstBlock),
  }
}

function typstBlock(block: OutputBlock) {
  switch (block.kind) {
    case 'heading':
      return { kind: block.kind, level: block.level, text: printable(block.text) }
    case 'paragraph': {
      const lead = block.lead ?? 0
      const { kind, text } = block
      return { kind, lead: printable(text.slice(0, lead)), text: printable(text.slice(lead)) }
    }
    case 'note':
      return { kind: block.kind, text: printable(block.text) }
    case 'signature':
      return { kind: block.kind, lines: block.lines.map(printable) }
    case 'table':
      return typstTable(block)
  }
}

function typstTable(table: OutputTable) {
  const rows = cellsByRow(table)
  const head = rows.slice(0, table.headerRows).flat()
  const rest = rows.slice(table.headerRows).flat()
  return {
    kind: table.kind,
    breakable: !fitsOnePage(table),
    widths: table.widths,
    heights: rowHeights(table),
    head: head.map((cell) => typstCell(cell, table)),
    body: rest.map((cell) => typstCell(cell, table)),
  }
}

/** `spans` are arguments of `table.cell`; its place follows from the cells before it. */
function typstCell(cell: OutputCell, table: OutputTable) {
  return {
    spans: {
      ...(cell.columnSpan > 1 ? { colspan: cell.columnSpan } : {}),
      ...(cell.rowSpan > 1 ? { rowspan: cell.rowSpan } : {}),
    },
    role: cell.role,
    vertical: cell.vertical === true,
    tight: isTight(cell, table.widths),
    lines: cell.vertical ? [...printable(cell.text)] : printable(cell.text).split('\n'),
  }
}
