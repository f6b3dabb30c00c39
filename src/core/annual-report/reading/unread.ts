import type { Position } from '../../kit/document.ts'
import type { UnreadReason } from '../report.ts'
import { type CellId, type Row, tableTitle } from '../template.ts'
import type { TableLexicon } from './lexicon.ts'
import type { Run } from './runs.ts'
import { idsOfRow, type Reading, type UnclearRow } from './table-reading.ts'

/**
 * Makes the cells that were not found «unread», never a figure: each knows why, and a warning says
 * in which rows and where in the file to look.
 */
export function completeTable(reading: Reading, lexicon: TableLexicon): void {
  const { table } = lexicon
  const isRead = (id: CellId) => reading.cells[id] !== undefined
  const unread = lexicon.rows
    .map(({ row }) => ({ row, ids: idsOfRow(table, row.id).filter((id) => !isRead(id)) }))
    .filter(({ ids }) => ids.length > 0)
  if (unread.length === 0) return
  const cells = unread.flatMap(({ ids }) => ids)
  const isWhole = cells.length === lexicon.rows.length * table.columns.length
  const isMissing =
    isWhole && ![...reading.unclear.values()].some(({ row }) => table.rows.includes(row))
  for (const { row, ids } of unread) {
    const reason = isMissing ? 'no-table' : (unclearOf(reading, row)?.[1].reason ?? 'no-row')
    for (const id of ids) reading.cells[id] = unreadCell(reading, row, reason)
  }
  const name = tableTitle(reading.lexicon.template, table)
  reading.warnings.push(
    isMissing
      ? {
          code: 'table-missing',
          message: `没有找到“${name}”的表格，${cells.length} 格均未读出。`,
          cells,
        }
      : { code: 'unread', message: sentence(reading, name, lexicon, unread), cells },
  )
}

function unreadCell(reading: Reading, row: Row, reason: UnreadReason) {
  const run = unclearOf(reading, row)?.[0]
  const source = run && { at: run.strip.at, by: 'label' as const, rowText: run.label.trim() }
  return { kind: 'unread' as const, raw: '', reason, ...(source ? { source } : {}) }
}

function unclearOf(reading: Reading, row: Row): [Run, UnclearRow] | undefined {
  return [...reading.unclear].find(([, unclear]) => unclear.row === row)
}

const MOST_ROWS = 5

function sentence(
  reading: Reading,
  name: string,
  { table, rows }: TableLexicon,
  unread: readonly { readonly row: Row; readonly ids: readonly CellId[] }[],
): string {
  const count = unread.reduce((sum, { ids }) => sum + ids.length, 0)
  if (rows.length === 1 && rows[0]?.row.label === '') {
    const unclear = unclearOf(reading, rows[0].row)
    const why = unclear ? whyUnclear(unclear, table.columns.length) : '没有读出数字'
    return `“${name}”有 ${count} 格未能读出（${why}），请对照原件补录。`
  }
  const named = unread.slice(0, MOST_ROWS).map(({ row }) => {
    const unclear = unclearOf(reading, row)
    const why = unclear ? whyUnclear(unclear, table.columns.length) : '没有找到这一行的数字'
    return `“${row.label}”${why}`
  })
  const more = unread.length > MOST_ROWS ? `等 ${unread.length} 行` : ''
  return `“${name}”有 ${count} 格未能读出：${named.join('；')}${more}。请对照原件补录。`
}

function whyUnclear([run, { figures, reason }]: [Run, UnclearRow], columns: number): string {
  const where = placeWords(run.strip.at)
  if (reason === 'cut')
    return `${where === '' ? '' : `在${where}，`}有的数字被页边或边框截断，看不全`
  if (reason === 'open') return `${where === '' ? '' : `在${where}，`}有的格里不是一个明确的数字`
  if (reason === 'miscounted')
    return `${where === '' ? '' : `在${where}，`}各数与总计不符，像是多了一个数字又空了一格`
  return `${where === '' ? '' : `在${where}，`}应有 ${columns} 个数字，读到 ${figures} 个，无法确定各属于哪一栏`
}

/** `第2页第14行`: where a person finds it. */
function placeWords({ page, line, sheet, grid, row }: Position): string {
  return [
    sheet === undefined ? '' : `工作表“${sheet}”`,
    page === undefined ? '' : `第${page}页`,
    line === undefined ? '' : `第${line}行`,
    grid === undefined || sheet !== undefined ? '' : `第${grid}张表`,
    row === undefined ? '' : `第${row}行`,
  ].join('')
}
