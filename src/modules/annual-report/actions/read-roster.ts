import type { Block, Grid, NeutralDocument } from '#core/kit/document.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { readDocumentFile } from '#platform/documents/index.ts'

/**
 * The agencies that owe a report, from a file of any kind that can be read: one name a line (`#`
 * begins a remark), a table with the names under «单位名称» or in its first column of words, or a
 * JSON list of names. Says in one sentence what is wrong with the file.
 */
export async function readRoster(path: string): Promise<Result<readonly string[], string>> {
  const document = await readDocumentFile(path)
  if (!document.ok) return fail(`名单 ${path}：${document.error.message}`)
  const names = [...new Set(namesIn(document.value))].filter((name) => name !== '')
  return names.length > 0 ? ok(names) : fail(`名单是空的：${path}`)
}

function namesIn({ data, blocks }: NeutralDocument): string[] {
  if (Array.isArray(data)) return data.filter((each) => typeof each === 'string').map(plain)
  const grids = blocks.filter((block) => block.kind === 'grid').map(columnsOf)
  const headed = grids.flatMap((columns) => columns.find((texts) => texts.some(isHeader)) ?? [])
  if (headed.length > 0) return headed.filter((text) => !isHeading(text))
  // Where there is a table, what stands around it is a title or a signature.
  const first = grids.flatMap((columns) => columns.find((texts) => texts.some(isWord)) ?? [])
  const lines = grids.length > 0 ? first : blocks.flatMap(linesOf)
  return lines.filter((text) => !isHeading(text))
}

function linesOf(block: Block): string[] {
  return block.kind === 'paragraph' ? block.text.split(/\r?\n/).map(plain) : []
}

function columnsOf({ cells, columns }: Grid): string[][] {
  return Array.from({ length: columns }, (_, column) =>
    cells.filter((cell) => cell.column === column).map(({ text }) => plain(text)),
  )
}

/** A line without its remark, its bullet or number and spaces. */
function plain(line: string): string {
  return line
    .replace(/#.*$/, '')
    .trim()
    .replace(/^(?:\d+[.．、\s]\s*|[（(]\d+[)）]\s*|[·•\-－]\s*)/, '')
}

/** What stands above names: the head of their column, or the title of the list. */
function isHeading(text: string): boolean {
  return isHeader(text) || text === '序号' || /(?:名单|名册|名录|一览表|清单)$/.test(text)
}

function isHeader(text: string): boolean {
  return /^(?:(?:成员|报告|责任|填报|行政)?(?:单位|机关|部门))(?:全称|名称)?$|^名称$/.test(
    text.replace(/\s/g, ''),
  )
}

function isWord(text: string): boolean {
  return /\p{L}/u.test(text) && !isHeading(text)
}
