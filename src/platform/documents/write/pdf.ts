import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { findFonts } from './fonts.ts'
import {
  CELL_PADDING,
  LETTERHEAD,
  LINE_PITCH,
  PAGE,
  ROW_HEIGHT,
  SIZE,
  sizeOnOneLine,
  TABLE_GAP,
  TABLE_LINE_PITCH,
  TITLE_LINE_PITCH,
} from './official-layout.ts'
import {
  cellsByRow,
  headLines,
  type Letterhead,
  type OutputBlock,
  type OutputCell,
  type OutputDocument,
  type OutputTable,
  printable,
} from './output-document.ts'
import { fallOf, typeSize } from './table-layout.ts'

/**
 * The folder the Typst program lies in. What it sets is put beside it as files that exist in memory
 * only: handed over as `sys.inputs` it would have the compiler build its library anew every time.
 */
const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const PROGRAM = join(FOLDER, 'official.typ')
const DOCUMENT = join(FOLDER, 'document.json')
const LAYOUT_FILE = join(FOLDER, 'layout.json')

/** Every so many documents, results that none of them used again are forgotten: looking takes time. */
const DOCUMENTS_REMEMBERED = 8
const CACHE_AGE = 1

export type PdfWriter = (document: OutputDocument) => Promise<Uint8Array>

/** By the folder of typefaces each was made for. */
const writers = new Map<string, PdfWriter>()

/** The document as a PDF file; the writer for a folder of typefaces is made once and kept. */
export function writePdf(document: OutputDocument, fonts: string): Promise<Uint8Array> {
  const writer = writers.get(fonts) ?? pdfWriter(fonts)
  writers.set(fonts, writer)
  return writer(document)
}

/**
 * A writer of tagged PDF files (PDF/UA-1) with their outline and title, in the typefaces of the folder
 * `fonts` and else the one that comes with the program, embedded in part. One writer serves any number
 * of documents, one after another, and gives the same bytes for the same document.
 */
export function pdfWriter(fonts: string): PdfWriter {
  const { folders, families } = findFonts(fonts)
  const compiler = NodeCompiler.create({
    workspace: FOLDER,
    fontArgs: [{ fontPaths: [...folders] }],
  })
  const layout = { ...LAYOUT, typefaces: families }
  compiler.mapShadow(LAYOUT_FILE, Buffer.from(JSON.stringify(layout)))
  let written = 0
  return async (document) => {
    // Node frees what the compiler holds between two turns of the event loop, and only then.
    await setImmediate()
    compiler.mapShadow(DOCUMENT, Buffer.from(JSON.stringify(typstDocument(document))))
    const compiled = compiler.compile({ mainFilePath: PROGRAM })
    const result = compiled.result
    if (!result) throw new Error(`Typst: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`)
    const pdf = exportPdf(compiler, result)
    written += 1
    if (written % DOCUMENTS_REMEMBERED === 0) compiler.evictCache(CACHE_AGE)
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
    ...(document.letterhead && { letterhead: typstLetterhead(document.letterhead) }),
    blocks: document.blocks.map(typstBlock),
  }
}

function typstLetterhead({ agency, number }: Letterhead) {
  const size = sizeOnOneLine(agency, LETTERHEAD.most)
  return { agency: printable(agency), number: printable(number), size, color: LETTERHEAD.color }
}

function typstBlock(block: OutputBlock) {
  switch (block.kind) {
    case 'heading':
      return { kind: block.kind, level: block.level, text: printable(block.text) }
    case 'paragraph': {
      const lead = block.lead ?? 0
      const { kind, text } = block
      const parts = { lead: printable(text.slice(0, lead)), text: printable(text.slice(lead)) }
      return { kind, ...parts, ...(block.isFlush && { flush: true }) }
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
  const { heights, fitsOnePage } = fallOf(table)
  const head = rows.slice(0, table.headerRows).flat()
  const rest = rows.slice(table.headerRows).flat()
  return {
    kind: table.kind,
    breakable: !fitsOnePage,
    widths: table.widths,
    heights,
    head: head.map((cell) => typstCell(cell, table)),
    body: rest.map((cell) => typstCell(cell, table)),
  }
}

/**
 * A cell that is nothing but a figure is a string, as most are; of the others, `spans` are arguments
 * of `table.cell`. Their places follow from the cells before them.
 */
function typstCell(cell: OutputCell, table: OutputTable) {
  const { role, vertical = false } = cell
  const text = printable(cell.text)
  const size = typeSize(cell, table.widths)
  const spans = {
    ...(cell.columnSpan > 1 ? { colspan: cell.columnSpan } : {}),
    ...(cell.rowSpan > 1 ? { rowspan: cell.rowSpan } : {}),
  }
  const isPlain = role === 'data' && cell.columnSpan === 1 && cell.rowSpan === 1
  if (isPlain && !vertical && size === SIZE.table && !text.includes('\n')) return text
  return { spans, role, vertical, size, lines: vertical ? [...text] : text.split('\n') }
}
