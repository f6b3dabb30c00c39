import type { Finding } from '../../finding.ts'
import type { CellPlace } from '../../template.ts'
import { BETWEEN_REPORTS } from '../basis.ts'
import { exactSum, figuresOf, figureTable, isDifference, rounded } from '../figures.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { settings } from '../settings.ts'
import { list, number } from '../wording.ts'
import { type Membership, membershipOf, silentMembers } from './members.ts'

/** The government's figure is the sum of its members' figures, cell by cell. */
export const memberSums: Rule = {
  id: 'x.agg',
  level: 'error',
  title: '政府报告等于成员单位之和',
  explanation:
    '政府报告表二至表四的每一格，应等于本级政府办公室和全部成员单位同一格之和。联合制发的文件只由牵头单位计一件。有单位缺报或空白时，只把肯定不对的列为错误，其余列为提醒；多数格子都偏大的，先核对成员是否齐全。',
  basis: BETWEEN_REPORTS,
  check: (context) => {
    const membership = membershipOf(context)
    if (!membership) return []
    if (membership.counted.length === 0) return []
    const differences = differencesOf(context, membership)
    const larger = differences.filter(({ actual, expected }) => actual > expected)
    return isMost(context, larger.length)
      ? [
          incompleteFinding(membership, larger),
          ...differences
            .filter((difference) => !larger.includes(difference))
            .map((each) => sumFinding(context, membership, each)),
        ]
      : differences.map((each) => sumFinding(context, membership, each))
  },
}

/** A cell of the government's report that is not the sum of its members' figures. */
type Difference = { readonly place: CellPlace; readonly actual: number; readonly expected: number }

function differencesOf(context: CheckContext, { counted }: Membership): Difference[] {
  const values = figuresOf(context)
  const tables = counted.map(({ report }) => figureTable(context.template, report))
  return context.template.cells.flatMap((place) => {
    const actual = values[place.index] as number
    const parts = tables.map((table) => table.values[place.index] as number)
    const expected = exactSum(parts.filter((value) => !Number.isNaN(value)))
    if (Number.isNaN(actual) || !isDifference(actual - expected)) return []
    return [{ place, actual: rounded(actual), expected }]
  })
}

/** Whether so many cells are too large that members must be missing. */
function isMost(context: CheckContext, larger: number): boolean {
  if (larger < settings.members.many) return false
  return larger > figuresOf(context).filter((value) => value > 0).length / 2
}

function incompleteFinding(
  { counted, missing }: Membership,
  larger: readonly Difference[],
): Finding {
  const known = missing.length > 0 ? `已知有 ${missing.length} 个单位的数字没有计入，` : ''
  return {
    rule: memberSums.id,
    level: missing.length > 0 ? 'warning' : 'error',
    cells: larger.map(({ place }) => place.id),
    section: null,
    message: `政府报告有 ${larger.length} 格大于 ${counted.length} 个成员单位之和，${known}请先核对成员是否齐全，补齐后再逐格核对。`,
    expected: null,
    actual: larger.length,
  }
}

function sumFinding(
  { template }: CheckContext,
  { counted, missing }: Membership,
  { place, actual, expected }: Difference,
): Finding {
  const silent = silentMembers(counted, place)
  const isComplete = missing.length + silent.length === 0
  // What is missing can only add to the sum, except to a signed change.
  const mayBeMissing = !isComplete && (actual > expected || place.column.type === 'change')
  const joint = template.sections.some(
    ({ kind, parts }) => kind === 'tables' && parts?.includes(place.table.id),
  )
  const advice = [
    silent.length > 0 ? `；${list(silent, '个单位')}的这一格没有数字` : '',
    joint && actual < expected ? '；联合制发、联合办理的只计一次' : '',
  ].join('')
  return {
    rule: memberSums.id,
    level: mayBeMissing ? 'warning' : 'error',
    cells: [place.id],
    section: null,
    message: `${place.name}为 ${number(actual)}，而 ${counted.length} 个成员单位合计 ${number(expected)}，相差 ${number(Math.abs(actual - expected))}${advice}，请核对。`,
    expected: isComplete ? expected : null,
    actual,
  }
}
