import { isTooLarge } from '../../reading/cell-value.ts'
import type { Cell, CellKind } from '../../report.ts'
import { FORMS } from '../basis.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { byTable, describe, withoutFigure } from './by-table.ts'

type NotFilled = Exclude<CellKind, 'number' | 'unread'> | 'tooLarge'

const SENTENCES: Record<NotFilled, (where: string, shown: string) => string> = {
  blank: (where) => `${where}空白未填。没有发生的应填“0”，不能留空；请逐格补填。`,
  slash: (where, shown) => `${where}填的是“${shown}”。没有发生的应填“0”，不能用斜线或横线代替。`,
  na: (where, shown) =>
    `${where}填的是“${shown}”。统一格式的每一格都要有数字，没有此项业务的填“0”。`,
  text: (where, shown) => `${where}填的是文字“${shown}”，不是数字。请改填数字，说明写到正文。`,
  tooLarge: (where, shown) => `${where}的数字“${shown}”太大，无法核算。请核对后改填。`,
}

/** Blank, stroke, 不适用, text and a number beyond reckoning are five different faults, each with its own sentence. */
export const filled: Rule = {
  id: 'all.filled',
  level: 'error',
  title: '每一格都要填数字',
  explanation:
    '三张表的每一格都应填写数字，没有发生的填“0”。空白看不出是没有发生还是漏填，因此不按 0 处理，也不参加勾稽核对；有空白格的报告判为“不完整”。',
  basis: FORMS,
  check: (context) => {
    const places = withoutFigure(context)
    if (places.length === 0) return []
    return (Object.keys(SENTENCES) as NotFilled[]).flatMap((kind) =>
      byTable(places.filter(({ id }) => faultOf(context.report.cells[id]) === kind)).map(
        (group) => ({
          rule: filled.id,
          level: filled.level,
          cells: group.places.map(({ id }) => id),
          section: null,
          message: SENTENCES[kind](describe(context, group), shownIn(context, group.places)),
          expected: '数字',
          actual: kind === 'blank' ? '空白' : shownIn(context, group.places),
        }),
      ),
    )
  },
}

function faultOf(cell: Cell | undefined): NotFilled | CellKind | undefined {
  return cell?.kind === 'text' && isTooLarge(cell.raw ?? '') ? 'tooLarge' : cell?.kind
}

/** The different things that stand in the cells, as printed. */
function shownIn({ report }: CheckContext, places: readonly { readonly id: string }[]): string {
  const raws = places.map(({ id }) => (report.cells[id]?.raw ?? '').trim())
  return [...new Set(raws)].slice(0, 3).join('”“')
}
