import { strToU8, zipSync } from 'fflate'
import type { Dice } from './dice.ts'
import { countedOrdinals, type Numbering, PLAIN_ORDINALS } from './docx-numbering.ts'
import type { Draft, DraftCell, DraftTable } from './draft.ts'
import { placesOf } from './text-table.ts'

export type DocxOptions = {
  /** Text cut into runs at random places, as years of editing leave it. */
  readonly choppedRuns: boolean
  /** «1.» and «一、» counted by the word processor instead of typed. */
  readonly countedOrdinals?: boolean
  readonly dice: Dice
}

type Pen = DocxOptions & { readonly numbering: Numbering }

const WORD_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const BORDERS = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:color="000000"/>`)
  .join('')}</w:tblBorders>`

/** Narrow margins: the more room for a figure. */
const MARGINS = `<w:tblCellMar>${['left', 'right']
  .map((side) => `<w:${side} w:w="20" w:type="dxa"/>`)
  .join('')}</w:tblCellMar>`

const FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun"/>'

/** Half points: text, and the small type that keeps a figure of seven digits on one line. */
const TEXT_SIZE = 24
const TABLE_SIZE = 14

/** A word-processor file with the draft's spans as merged cells. */
export function renderDocx(draft: Draft, options: DocxOptions): Uint8Array {
  const numbering = options.countedOrdinals ? countedOrdinals() : PLAIN_ORDINALS
  const pen: Pen = { ...options, numbering }
  const body = draft.blocks
    .map((block) =>
      block.kind === 'table' ? tableXml(block, pen) : paragraph(block.text, TEXT_SIZE, pen),
    )
    .join('')
  const files = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${MIME}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${MIME}.numbering+xml"/></Types>`,
    '_rels/.rels': relationships('officeDocument', 'word/document.xml'),
    'word/_rels/document.xml.rels': relationships('numbering', 'numbering.xml'),
    'word/numbering.xml': `${XML}<w:numbering xmlns:w="${WORD_NAMESPACE}">${numbering.lists()}</w:numbering>`,
    'word/document.xml': `${XML}<w:document xmlns:w="${WORD_NAMESPACE}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
  }
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const)
  return zipSync(Object.fromEntries(entries), { level: 1, mtime: new Date(1980, 0, 1) })
}

function relationships(type: string, target: string): string {
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`
}

function tableXml(table: DraftTable, pen: Pen): string {
  const grid = table.widths.map((width) => `<w:gridCol w:w="${Math.round(width * 9000)}"/>`)
  const rows = placesOf(table).map((row, index) => {
    const cells = row.flatMap((place) => {
      if (!place) return [cellXml('', paragraph('', TABLE_SIZE, pen))]
      if (place.isRightPart) return []
      const merge = mergeOf(place.cell, place.cell.row === index)
      const text = place.isOrigin ? place.cell.text : ''
      return [cellXml(merge, paragraph(text, TABLE_SIZE, pen))]
    })
    return `<w:tr>${cells.join('')}</w:tr>`
  })
  return `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/>${BORDERS}<w:tblLayout w:type="fixed"/>${MARGINS}</w:tblPr><w:tblGrid>${grid.join('')}</w:tblGrid>${rows.join('')}</w:tbl>${paragraph('', TABLE_SIZE, pen)}`
}

function mergeOf(cell: DraftCell, first: boolean): string {
  const beside = cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : ''
  const below = first ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'
  return cell.rowSpan > 1 ? beside + below : beside
}

function cellXml(properties: string, content: string): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
}

function paragraph(text: string, size: number, pen: Pen): string {
  const numbered = pen.numbering.take(text)
  const runs = numbered.text.split('\n').flatMap((part, index) => {
    const pieces = pen.choppedRuns ? chopped(part, pen.dice) : [part]
    return [
      ...(index > 0 ? ['<w:r><w:br/></w:r>'] : []),
      ...pieces.map((piece) => run(piece, size)),
    ]
  })
  return `<w:p>${numbered.properties}${runs.join('')}</w:p>`
}

function run(text: string, size: number): string {
  if (text === '') return ''
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<w:r><w:rPr>${FONT}<w:sz w:val="${size}"/></w:rPr><w:t xml:space="preserve">${escaped}</w:t></w:r>`
}

/** Between the pieces the word processor leaves proofing marks and bookmarks. */
function chopped(text: string, dice: Dice): string[] {
  const pieces: string[] = []
  let current = ''
  for (const letter of text) {
    current += letter
    if (dice.chance(0.3)) {
      pieces.push(current)
      current = ''
    }
  }
  return [...pieces, current]
}
