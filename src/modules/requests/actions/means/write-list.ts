import { writeCsv } from '#platform/documents/write/csv.ts'
import type { RegisterFile } from '../../requests.contract.ts'
import { type ListColumn, listDocument, listRows } from '../../views/list-file.ts'

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

type Wanted = {
  readonly format: keyof typeof MEDIA_TYPES
  /** Of the file, without its extension. */
  readonly title: string
  /** Of its sheet. */
  readonly caption: string
  /** Who took it and what it contains: a second sheet of a workbook. */
  readonly notes: readonly string[]
}

/** A list as a file that spreadsheet programs open. */
export async function writeList<Line>(
  columns: readonly ListColumn<Line>[],
  lines: readonly Line[],
  { format, ...words }: Wanted,
): Promise<RegisterFile> {
  const bytes =
    format === 'csv'
      ? writeCsv(listRows(columns, lines))
      : await workbook(listDocument(columns, lines, words))
  return {
    ...{ name: `${words.title}.${format}`, mediaType: MEDIA_TYPES[format], count: lines.length },
    content: Buffer.from(bytes).toString('base64'),
  }
}

async function workbook(document: ReturnType<typeof listDocument>): Promise<Uint8Array> {
  const { writeXlsx } = await import('#platform/documents/write/xlsx.ts')
  return writeXlsx(document, '说明')
}
