import { emptySections, titleFor } from './blank-report.ts'
import { exactSum } from './checking/figures.ts'
import { figureCell } from './compile.ts'
import type { AnnualReport, Cell, CellKind, ReadWarning } from './report.ts'
import type { CellPlace, Template } from './template.ts'

export type AggregateOptions = {
  /** Who the sum is reported by. */
  readonly agency?: string
}

/**
 * The tables of a government: every cell the sum of its members' cells, amounts exact to the sixth
 * decimal. Where a member's cell holds no figure there is no sum: the cell becomes `unread` when a
 * member's is blank, unread or missing, else what stands there («/», 不适用, text), and a warning
 * names the member. A sum is never silently too small. Text is not put together.
 */
export function aggregate(
  members: readonly AnnualReport[],
  template: Template,
  { agency }: AggregateOptions = {},
): AnnualReport {
  const years = [...new Set(members.map(({ year }) => year))]
  const year = years.length === 1 ? (years[0] ?? null) : null
  return {
    template: template.id,
    title: year !== null && agency ? titleFor(template, year, agency) : null,
    year,
    agency: agency ?? null,
    period: year === null ? null : { from: `${year}-01-01`, to: `${year}-12-31` },
    contact: {},
    signedOn: null,
    cells: Object.fromEntries(template.cells.map((place) => [place.id, sumCell(members, place)])),
    sections: emptySections(template),
    facts: [],
    warnings: [
      ...(members.length === 0 ? [member('没有成员单位的报告，无从汇总。')] : []),
      ...members.flatMap((report) => gapsOf(report, template)),
      ...repeated(members),
      ...(years.length > 1
        ? [member(`成员报告的年度不一致：${years.map(shownYear).join('、')}。`)]
        : []),
    ],
  }
}

/** From the strongest: what could not be read outweighs what is merely no figure. */
const PRECEDENCE = ['unread', 'text', 'slash', 'na'] as const

function sumCell(members: readonly AnnualReport[], place: CellPlace): Cell {
  const cells = members.map((report) => report.cells[place.id])
  if (cells.length === 0) return { kind: 'unread', raw: '' }
  const figures = cells.flatMap((cell) => (cell?.kind === 'number' ? cell.value : []))
  if (figures.length === cells.length) return figureCell(exactSum(figures), place)
  const kinds = new Set(cells.map((cell) => withoutBlank(cell?.kind)))
  const kind = PRECEDENCE.find((each) => kinds.has(each)) ?? 'unread'
  return {
    kind,
    raw: kind === 'unread' ? '' : (cells.find((cell) => cell?.kind === kind)?.raw ?? ''),
  }
}

function withoutBlank(kind: CellKind | undefined): CellKind {
  return kind === undefined || kind === 'blank' ? 'unread' : kind
}

function gapsOf(report: AnnualReport, template: Template): ReadWarning[] {
  const gaps = template.cells.filter(({ id }) => report.cells[id]?.kind !== 'number')
  if (gaps.length === 0) return []
  const shown = gaps.slice(0, 3).map(({ name }) => name)
  const cells = gaps.map(({ id }) => id)
  const more = gaps.length > shown.length ? '等' : ''
  const form = report.template === template.id ? '' : `（用的是另一种格式 ${report.template}）`
  return [
    {
      ...member(
        `${nameOf(report)}${form}有 ${gaps.length} 格没有数字：${shown.join('、')}${more}。这些格不能汇总，请先补齐。`,
      ),
      cells,
    },
  ]
}

function repeated(members: readonly AnnualReport[]): ReadWarning[] {
  const names = members.flatMap(({ agency }) => agency ?? [])
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
  return twice.length > 0 ? [member(`同一单位有两份报告，都计入了汇总：${twice.join('、')}。`)] : []
}

function nameOf(report: AnnualReport): string {
  return report.agency ?? report.title ?? '（机关名称不明的单位）'
}

function shownYear(year: number | null): string {
  return year === null ? '不明' : String(year)
}

function member(message: string): ReadWarning {
  return { code: 'member', message }
}
