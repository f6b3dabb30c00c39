import { isSameAgency } from '../../agency.ts'
import { BETWEEN_REPORTS } from '../basis.ts'
import { figureTable, lastYearFigures } from '../figures.ts'
import { compiledRelations } from '../relations/compiled.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { list } from '../wording.ts'

/** Whether the report given as last year's is one. */
export const previousYear: Rule = {
  id: 'x.previous-year',
  level: 'error',
  title: '用来比对的是上一年度的报告',
  explanation:
    '跨年核对要用同一机关上一年度的报告。年份不相邻或没有读出年份时，结转、现行有效等跨年关系一律不作核对，以免用错年份得出错误结论。请换上正确年度的报告。',
  basis: BETWEEN_REPORTS,
  check: ({ report, previous }) => {
    if (!previous || (report.year !== null && previous.report.year === report.year - 1)) return []
    const known = report.year !== null && previous.report.year !== null
    return [
      {
        rule: previousYear.id,
        level: known ? 'error' : 'warning',
        cells: [],
        section: null,
        message: known
          ? `用来比对的是 ${previous.report.year} 年度报告，不是上一年度（${Number(report.year) - 1} 年度）报告，跨年关系没有核对。`
          : `${report.year === null ? '本报告' : '用来比对的报告'}没有读出年份，跨年关系没有核对。请先补正年份。`,
        expected: report.year === null ? null : report.year - 1,
        actual: previous.report.year,
      },
    ]
  },
}

export const previousAgency: Rule = {
  id: 'x.previous-agency',
  level: 'warning',
  title: '用来比对的是同一机关的报告',
  explanation:
    '跨年核对要用同一机关的报告。机关因机构改革更名、合并的，可以不改，但结转和存量的差异应在报告中说明；拿错了别的机关的报告的，请更换。',
  basis: BETWEEN_REPORTS,
  check: ({ report, previous }) => {
    const [now, before] = [report.agency, previous?.report.agency]
    if (!now || !before || isSameAgency(now, before)) return []
    return [
      {
        rule: previousAgency.id,
        level: previousAgency.level,
        cells: [],
        section: null,
        message: `上年报告的机关是“${before}”，本报告的机关是“${now}”。请核对是否拿错了报告；更名、合并的请在报告中说明。`,
        expected: null,
        actual: now,
      },
    ]
  },
}

/** Cells of last year's report that a relation needs and that hold no figure. */
export const previousCells: Rule = {
  id: 'x.previous-cells',
  level: 'warning',
  title: '上年报告缺少要核对的数字',
  explanation:
    '上年报告中应与本年衔接的格子空白或没有读到，对应的跨年关系无从核对。请先补正上年报告的数字，再核对一次。',
  basis: BETWEEN_REPORTS,
  check: (context) => {
    const { template, previous } = context
    if (!previous || !lastYearFigures(context)) return []
    if (figureTable(template, previous.report).others.length === 0) return []
    const places = neededCells(context).filter(
      ({ id }) =>
        previous.template.cellById.has(id) && previous.report.cells[id]?.kind !== 'number',
    )
    if (places.length === 0) return []
    return [
      {
        rule: previousCells.id,
        level: previousCells.level,
        cells: [],
        section: null,
        message: `上年报告的${list(
          places.map(({ name }) => name),
          '格',
        )}没有数字，对应的跨年关系没有核对。`,
        expected: '数字',
        actual: null,
      },
    ]
  },
}

function neededCells({ template }: CheckContext) {
  const indices = [...compiledRelations(template).values()]
    .flat()
    .flatMap(({ left, right }) => [left, right])
    .flatMap(({ cells, before }) => cells.filter((_, position) => before[position] === true))
  return [...new Set(indices)].flatMap((index) => template.cells[index] ?? [])
}
