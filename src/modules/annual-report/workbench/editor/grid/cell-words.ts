import type { CellContent } from '#core/annual-report/editing/content.ts'
import { isTooLarge } from '#core/annual-report/reading/cell-value.ts'
import type { CellPlace } from '#core/annual-report/template.ts'

/** A cell as the grid shows it. */
export function shownText(cell: CellContent | undefined): string {
  if (!cell || cell.kind === 'blank') return ''
  return cell.kind === 'unread' ? '？' : cell.raw
}

/** What a screen reader says for a cell without a figure. */
const SPOKEN: Readonly<Record<CellContent['kind'], string>> = {
  number: '',
  blank: '未填',
  slash: '斜杠',
  na: '不适用',
  text: '文字，不是数字',
  unread: '没有读出来',
}

/** A cell in one phrase: its value, what is special about it. */
export function spokenText(cell: CellContent | undefined, isComputed: boolean): string {
  const value = shownText(cell)
  const isTooMuch = cell?.kind === 'text' && isTooLarge(cell.raw)
  const what = isTooMuch ? '数字太大' : SPOKEN[cell?.kind ?? 'blank']
  const how = isComputed ? (cell?.reason ? '已改动的合计' : '自动合计') : ''
  return [value, what, how].filter((part) => part !== '').join('，')
}

/** `表三“一、本年新收……”自然人，件`: what the cell bar calls a cell. */
export function placeTitle({ name, column }: CellPlace): string {
  return column.unit === '' ? name : `${name}（${column.unit}）`
}
