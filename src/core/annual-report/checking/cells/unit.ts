import { FORMS } from '../basis.ts'
import { figureTable } from '../figures.ts'
import type { Rule } from '../rule.ts'
import { number } from '../wording.ts'

const MONEY = /[元角分]$/

/** A unit printed in a cell that is not the unit of the form. */
export const unit: Rule = {
  id: 'all.unit',
  level: 'warning',
  title: '单位与表头一致',
  explanation:
    '表头已经写明单位，格内只填数字。格内写了别的货币单位的，已换算成表头单位后再核对；件数格里出现金额单位，说明填错了格。请按表头单位改正。',
  basis: FORMS,
  check: ({ template, report }) =>
    figureTable(template, report).converted.flatMap((index) => {
      const place = template.cells[index]
      const cell = place && report.cells[place.id]
      const printed = cell?.source?.unit
      if (!place || cell?.kind !== 'number' || printed === undefined) return []
      const { unit: expected, type } = place.column
      if (printed === expected) return []
      const isMoney = MONEY.test(printed)
      if (type !== 'amount' && !isMoney && printed !== '%') return []
      const message =
        type === 'amount' && isMoney
          ? `原件写作“${cell.raw}”，已换算为 ${number(cell.value)} ${expected}核对；请按表头单位填写。`
          : `原件写作“${cell.raw}”，单位“${printed}”与表头单位“${expected}”不符，请核对是否填错了格。`
      return [
        {
          rule: unit.id,
          level: unit.level,
          cells: [place.id],
          section: null,
          message: `${place.name}${message}`,
          expected,
          actual: printed,
        },
      ]
    }),
}
