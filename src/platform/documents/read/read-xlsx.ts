import type { Block, NeutralDocument } from '#core/kit/document.ts'
import { ok, type Result } from '#core/kit/result.ts'
import type { Spending } from './limits.ts'
import { type DocumentProblem, refuse } from './problems.ts'
import { numberGrids, sheetBlocks } from './table.ts'
import type { Zip } from './unzip.ts'
import { readSheet, sheetTable } from './xlsx/sheet.ts'
import { readFormats, readSheets, readStrings } from './xlsx/workbook.ts'

/**
 * A workbook: each visible sheet a grid with its merged cells, numbers as they are displayed; prose
 * in rows of their own becomes paragraphs. The parts are streamed here because merged areas and
 * number formats must survive, which ready-made readers of values leave out.
 */
export function readXlsx(
  zip: Zip,
  { elements, cells }: Spending,
): Result<NeutralDocument, DocumentProblem> {
  const workbook = zip.read(zip.names.find((part) => /^xl\/workbook\d*\.xml$/.test(part)) ?? '')
  if (!workbook.ok) return workbook
  if (!workbook.value) return refuse('broken')
  const relations = zip.read('xl/_rels/workbook.xml.rels')
  if (!relations.ok) return relations
  const strings = zip.read('xl/sharedStrings.xml')
  if (!strings.ok) return strings
  const styles = zip.read('xl/styles.xml')
  if (!styles.ok) return styles
  const texts = strings.value ? readStrings(strings.value, elements) : []
  const formats = styles.value ? readFormats(styles.value, elements) : []
  const blocks: Block[] = []
  for (const { name, part } of readSheets(workbook.value, relations.value, elements)) {
    const bytes = zip.read(part)
    if (!bytes.ok) return bytes
    if (!bytes.value) continue
    const table = sheetTable(readSheet(bytes.value, texts, formats, elements), cells)
    blocks.push(...sheetBlocks(table, { sheet: name }, table.blankRows))
  }
  return blocks.length === 0
    ? refuse('no-content')
    : ok({ format: 'xlsx', blocks: numberGrids(blocks) })
}
