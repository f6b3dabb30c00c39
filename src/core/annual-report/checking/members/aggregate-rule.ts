import type { Finding } from '../../finding.ts'
import type { CellPlace } from '../../template.ts'
import { exactSum, figuresOf, figureTable, isDifference, rounded } from '../figures.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { list, number } from '../wording.ts'
import { type Membership, membershipOf, silentMembers } from './members.ts'

/** The government's figure is the sum of its members' figures, cell by cell. */
export const memberSums: Rule = {
  id: 'x.agg',
  level: 'error',
  title: '政府报告等于成员单位之和',
  explanation:
    '政府报告表二至表四的每一格，应等于本级政府办公室和全部成员单位同一格之和。联合制发的文件只由牵头单位计一件。有单位缺报或空白时，只把肯定不对的列为错误，其余列为提醒。',
  basis: ['条例§49', '条例§50'],
  check: (context) => {
    const membership = membershipOf(context)
    if (!membership) return []
    const values = figuresOf(context)
    const tables = membership.counted.map(({ report }) => figureTable(context.template, report))
    return context.template.cells.flatMap((place) => {
      const actual = values[place.index] as number
      const parts = tables.map((table) => table.values[place.index] as number)
      const expected = exactSum(parts.filter((value) => !Number.isNaN(value)))
      if (Number.isNaN(actual) || !isDifference(actual - expected)) return []
      return [sumFinding(context, membership, place, rounded(actual), expected)]
    })
  },
}

function sumFinding(
  { template }: CheckContext,
  { counted, absent, foreign }: Membership,
  place: CellPlace,
  actual: number,
  expected: number,
): Finding {
  const silent = silentMembers(counted, place)
  const unknown = [...absent, ...foreign, ...silent]
  // What is missing can only add to the sum, except to a signed change.
  const mayBeMissing = unknown.length > 0 && (actual > expected || place.column.type === 'change')
  const joint = template.sections.some(
    ({ kind, parts }) => kind === 'tables' && parts?.includes(place.table.id),
  )
  const advice = [
    unknown.length > 0 ? `；另有 ${list(unknown, '个单位')}的数字没有计入` : '',
    joint ? '；联合制发、联合办理的只计一次' : '',
  ].join('')
  return {
    rule: memberSums.id,
    level: mayBeMissing ? 'warning' : 'error',
    cells: [place.id],
    section: null,
    message: `${place.name}为 ${number(actual)}，而 ${counted.length} 个成员单位合计 ${number(expected)}，相差 ${number(Math.abs(actual - expected))}${advice}，请核对。`,
    expected,
    actual,
  }
}
