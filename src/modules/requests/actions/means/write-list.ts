import { writeCsv } from '#platform/documents/write/csv.ts'
import type { OutputDocument } from '#platform/documents/write/output-document.ts'
import type { RegisterFile } from '../../requests.contract.ts'
import { type ListCell, type ListColumn, listDocument, listRows } from '../../views/list-file.ts'

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

type Named = {
  readonly format: keyof typeof MEDIA_TYPES
  /** Of the file, without its extension. */
  readonly title: string
}

type Wanted = Named & {
  /** Of its sheet. */
  readonly caption: string
  /** Who took it and what it contains: a second sheet of a workbook. */
  readonly notes: readonly string[]
}

/** A list as a file that spreadsheet programs open. */
export async function writeList<Line>(
  columns: readonly ListColumn<Line>[],
  lines: readonly Line[],
  wanted: Wanted,
): Promise<RegisterFile> {
  const file = await writeTables(wanted, {
    rows: () => listRows(columns, lines),
    document: () => listDocument(columns, lines, wanted),
  })
  return { ...file, count: lines.length }
}

type Contents = {
  readonly rows: () => readonly (readonly ListCell[])[]
  readonly document: () => OutputDocument
}

/** Rows as lines of text, or tables as a workbook; the file as it is to be saved, in base64. */
export async function writeTables(
  { format, title }: Named,
  { rows, document }: Contents,
): Promise<Omit<RegisterFile, 'count'>> {
  const bytes = format === 'csv' ? writeCsv(rows()) : await workbook(document())
  return {
    ...{ name: `${title}.${format}`, mediaType: MEDIA_TYPES[format] },
    content: Buffer.from(bytes).toString('base64'),
  }
}

async function workbook(document: OutputDocument): Promise<Uint8Array> {
  const { writeXlsx } = await import('#platform/documents/write/xlsx.ts')
  return writeXlsx(document, '说明')
}
