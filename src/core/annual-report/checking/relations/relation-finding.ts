import type { Finding } from '../../finding.ts'
import { figureTable, rounded } from '../figures.ts'
import type { CheckContext } from '../rule.ts'
import { namer, number } from '../wording.ts'
import { cellsNow, type Instance, type Side } from './compiled.ts'

/** Sums longer than this are shown without their zeros. */
const SHORT = 4

/**
 * The finding for a sum that does not hold, with every figure in it:
 * `表三“自然人”列：一 3 + 二 0 = 3，而三（七）总计 2 + 四 0 = 2，相差 1，请核对这 4 格。`
 */
export function relationFinding(
  context: CheckContext,
  instance: Instance,
  left: number,
  right: number,
): Finding {
  const { template } = context
  const { relation } = instance
  const all = [instance.left, instance.right]
    .flatMap(({ cells }) => cells)
    .flatMap((index) => template.cells[index] ?? [])
  const { where, nameOf } = namer(template, all)
  const shown = (side: Side) => sumText(context, side, nameOf)
  const places = cellsNow(template, instance)
  return {
    rule: relation.id,
    level: relation.level,
    cells: places.map(({ id }) => id),
    section: null,
    message: `${where}：${shown(instance.left)}，${comparison(relation.op)}${shown(instance.right)}，相差 ${number(Math.abs(left - right))}，请核对${places.length > 1 ? `这 ${places.length} 格` : '这一格和上年度报告'}。`,
    expected: right,
    actual: left,
  }
}

function comparison(op: '==' | '<=' | '>='): string {
  return { '==': '而', '<=': '大于', '>=': '小于' }[op]
}

function sumText(
  context: CheckContext,
  side: Side,
  nameOf: (place: (typeof context.template.cells)[number]) => string,
): string {
  const parts = side.cells.flatMap((index, position) => {
    const place = context.template.cells[index]
    if (!place) return []
    const isBefore = side.before[position] === true
    const report = isBefore ? context.previous?.report : context.report
    const value = report ? figureTable(context.template, report).values[index] : undefined
    if (value === undefined || (side.cells.length > SHORT && value === 0)) return []
    const sign = side.signs[position] === -1 ? ' − ' : ' + '
    return [{ sign, value, text: `${isBefore ? '上年' : ''}${nameOf(place)} ${number(value)}` }]
  })
  const [first, ...rest] = parts
  if (!first) return side.cells.length === 0 ? number(side.constant) : '各项合计 0'
  const sum = parts.reduce(
    (total, { sign, value }) => total + (sign === ' − ' ? -value : value),
    side.constant,
  )
  const terms = rest.reduce((text, { sign, text: term }) => `${text}${sign}${term}`, first.text)
  return rest.length === 0 ? terms : `${terms} = ${number(rounded(sum))}`
}
