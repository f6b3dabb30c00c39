import { tableName } from '../../template.ts'
import { figureTable, isDifference } from '../figures.ts'
import type { Confirmation } from '../narrative/confirmed.ts'
import type { TemplatedReport } from '../rule.ts'
import { cellsNow, compiledRelations, type Instance, sideSum } from './compiled.ts'

const NO_YEAR = new Float64Array(0)

/**
 * The tables in which all sums of the form hold, row by row and column by column: one confirmation
 * each. A table with a cell that takes part and holds no figure is not confirmed; what needs last
 * year's report is left out.
 */
export function confirmedTables({ template, report }: TemplatedReport): Confirmation[] {
  const figures = figureTable(template, report).values
  const sums = [...compiledRelations(template).values()]
    .flat()
    .filter(({ relation, needsLastYear }) => relation.op === '==' && !needsLastYear)
  return template.tables.flatMap((table): Confirmation[] => {
    const own = sums.filter((sum) => cellsNow(template, sum)[0]?.table === table)
    const [first] = own
    if (!first || !own.every((sum) => holds(sum, figures))) return []
    const text = `${tableName(template, table)}的 ${own.length} 项合计与平衡关系均成立`
    const section = template.sections.find(({ parts }) => parts?.includes(table.id))
    return [{ rule: first.relation.id, text, section: section?.id ?? '', cells: [] }]
  })
}

function holds({ left, right }: Instance, figures: Float64Array): boolean {
  const difference = sideSum(left, figures, NO_YEAR) - sideSum(right, figures, NO_YEAR)
  return !Number.isNaN(difference) && !isDifference(difference)
}
