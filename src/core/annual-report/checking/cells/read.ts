import { FORMS } from '../basis.ts'
import type { Rule } from '../rule.ts'
import { byTable, describe, withoutFigure } from './by-table.ts'

/** What could not be read is neither right nor wrong: it keeps the report from passing. */
export const read: Rule = {
  id: 'all.read',
  level: 'error',
  title: '每一格都要读得到',
  explanation:
    '从文件里没有认出来的格子标为“未读到”，既不当作 0，也不参加勾稽核对。有未读到的格子，报告判为“不完整”；请对照原件人工填入，或换用可复制文字的文件再读一次。',
  basis: FORMS,
  check: (context) => {
    const unread = withoutFigure(context).filter(({ id }) => {
      const cell = context.report.cells[id]
      return cell === undefined || cell.kind === 'unread'
    })
    return byTable(unread).map((group) => ({
      rule: read.id,
      level: read.level,
      cells: group.places.map(({ id }) => id),
      section: null,
      message: `${describe(context, group)}没有从文件中读到，无法核对。请对照原件人工填入。`,
      expected: '数字',
      actual: '未读到',
    }))
  },
}
