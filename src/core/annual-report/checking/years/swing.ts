import type { CellPlace, Template } from '../../template.ts'
import { figuresOf, lastYearFigures } from '../figures.ts'
import type { Rule } from '../rule.ts'
import { settings } from '../settings.ts'
import { number } from '../wording.ts'

/** Figures that are far from last year's. */
export const swing: Rule = {
  id: 'x.swing',
  level: 'warning',
  title: '与上年相比大起大落',
  explanation:
    '本年数超过上年 5 倍或不足五分之一，且变化不小。可能属实，也可能是口径变了、单位错了或多敲了零；请对照台账核对，属实的建议在正文说明原因。',
  basis: [settings.swing.source],
  check: (context) => {
    const before = lastYearFigures(context)
    if (!before) return []
    const now = figuresOf(context)
    return watchedCells(context.template).flatMap((place) => {
      const [was, is] = [before[place.index] as number, now[place.index] as number]
      if (!isSwing(was, is)) return []
      const times =
        was > 0 && is > 0 ? `，${is > was ? '是上年的' : '只有上年的'} ${percent(is / was)}` : ''
      return [
        {
          rule: swing.id,
          level: swing.level,
          cells: [place.id],
          section: null,
          message: `${place.name}由上年 ${number(was)} 变为 ${number(is)}${times}，变化很大，请核对；属实的建议在正文说明原因。`,
          expected: null,
          actual: is,
        },
      ]
    })
  },
}

function isSwing(was: number, is: number): boolean {
  const { ratio, floor } = settings.swing
  if (!(Math.abs(is - was) >= floor) || was < 0 || is < 0) return false
  return is > was * ratio || is < was / ratio
}

function percent(ratio: number): string {
  return ratio >= 10 ? `${Math.round(ratio)} 倍` : `${Math.round(ratio * 100)}%`
}

const watched = new WeakMap<Template, readonly CellPlace[]>()

/** In a table with a total column the totals speak for the rest; a signed change has no ratio. */
function watchedCells(template: Template): readonly CellPlace[] {
  const known = watched.get(template)
  if (known) return known
  const chosen = template.cells.filter(({ table, column }) => {
    const hasTotals = table.columns.some(({ computed }) => computed === true)
    return column.type !== 'change' && (!hasTotals || column.computed === true)
  })
  watched.set(template, chosen)
  return chosen
}
