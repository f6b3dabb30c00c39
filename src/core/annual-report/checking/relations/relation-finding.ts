import type { Finding } from '../../finding.ts'
import { figureTable, rounded } from '../figures.ts'
import type { CheckContext } from '../rule.ts'
import { namer, number, quoted } from '../wording.ts'
import { cellsNow, type Instance, type Side } from './compiled.ts'

/** Sums longer than this are shown without their zeros. */
const SHORT = 4

/** More cells than this have no place in a sentence as `这 22 格`. */
const MANY = 8

/**
 * The finding for a sum that does not hold, with every figure in it:
 * `表三“自然人”列：“一、本年新收”3 + “二、上年结转”0 = 3，而“三、本年度办理结果·（七）总计”2 + …`
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
  const note = relation.note === undefined ? '' : `（${relation.note}）`
  return {
    rule: relation.id,
    level: relation.level,
    cells: places.map(({ id }) => id),
    section: null,
    message: `${where}：${shown(instance.left)}，${comparison(instance, shown(instance.right))}，相差 ${number(Math.abs(left - right))}，${advice(instance, places.length)}${note}。`,
    expected: relation.op === '==' ? right : null,
    actual: left,
  }
}

function comparison({ relation, right }: Instance, shown: string): string {
  if (right.cells.length === 0) return `${relation.op === '>=' ? '不应小于' : '应为'} ${shown}`
  return `${{ '==': '而', '<=': '却大于', '>=': '却小于' }[relation.op]}${shown}`
}

function advice({ needsLastYear }: Instance, cells: number): string {
  if (needsLastYear) return '请对照上年度报告和台账核对'
  return cells > MANY ? '请逐项核对（为 0 的没有列出）' : `请核对这 ${cells} 格`
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
    return [
      {
        sign,
        value,
        text: `${isBefore ? '上年报告' : ''}${quoted(nameOf(place))}${number(value)}`,
      },
    ]
  })
  const [first, ...rest] = parts
  if (!first) return side.cells.length === 0 ? number(side.constant) : '其余各项合计 0'
  const sum = parts.reduce(
    (total, { sign, value }) => total + (sign === ' − ' ? -value : value),
    side.constant,
  )
  const terms = rest.reduce((text, { sign, text: term }) => `${text}${sign}${term}`, first.text)
  return rest.length === 0 ? terms : `${terms} = ${number(rounded(sum))}`
}
