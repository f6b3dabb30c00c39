import { hintSections, titleFor } from './blank-report.ts'
import { exactSum } from './checking/figures.ts'
import { figureCell } from './compile.ts'
import type { AnnualReport, Cell, CellKind, ReadWarning } from './report.ts'
import type { CellPlace, Template } from './template.ts'

export type AggregateOptions = {
  /** Who the sum is reported by. */
  readonly agency?: string
}

/** Why reports cannot be added up. */
export type Obstacle = {
  readonly kind: 'repeated' | 'years' | 'templates'
  /** What they share or where they part, each with the reports concerned, by their place from 0. */
  readonly groups: readonly { readonly name: string; readonly members: readonly number[] }[]
}

/**
 * What makes a sum of these reports wrong whatever their figures: an agency that would count twice,
 * several years (one that is not known is one of its own), several forms. Empty where they fit.
 */
export function obstaclesTo(members: readonly AnnualReport[]): Obstacle[] {
  const numbered = members.map((report, index) => ({ report, index }))
  const groupBy = (nameOf: (report: AnnualReport) => string | null) =>
    [...Map.groupBy(numbered, ({ report }) => nameOf(report))].flatMap(([name, group]) =>
      name === null ? [] : [{ name, members: group.map(({ index }) => index) }],
    )
  const twice = groupBy(({ agency }) => agency?.replace(/\s/g, '') ?? null).filter(
    (group) => group.members.length > 1,
  )
  const years = groupBy(({ year }) => (year === null ? '年度不明' : `${year} 年度`))
  const templates = groupBy(({ template }) => template)
  return [
    ...(twice.length > 0 ? [{ kind: 'repeated' as const, groups: twice }] : []),
    ...(years.length > 1 ? [{ kind: 'years' as const, groups: years }] : []),
    ...(templates.length > 1 ? [{ kind: 'templates' as const, groups: templates }] : []),
  ]
}

/** An obstacle in a sentence; `memberName` is what a report is called, by its place. */
export function obstacleSentence(
  { kind, groups }: Obstacle,
  memberName: (member: number) => string,
): string {
  const named = groups.map(
    ({ name, members }) => `${name}（${members.map(memberName).join('、')}）`,
  )
  return `${OBSTACLES[kind]}：${named.join('、')}。${ADVICE[kind]}`
}

const OBSTACLES: Record<Obstacle['kind'], string> = {
  repeated: '同一单位有几份报告，不能汇总',
  years: '成员报告的年度不一致，不能汇总',
  templates: '成员报告的格式不一致，不能汇总',
}
const ADVICE: Record<Obstacle['kind'], string> = {
  repeated: '请每个单位只留一份。',
  years: '请只留同一年度的报告。',
  templates: '请只留同一格式的报告。',
}

/**
 * The tables of a government: every cell the sum of its members' cells, amounts exact to the sixth
 * decimal. Where a member's cell holds no figure there is no sum: the cell becomes `unread` when a
 * member's is blank, unread or missing, else what stands there («/», 不适用, text), and a warning
 * names the member. Where there are obstacles no cell has a sum. A sum is never silently too small
 * or too large. Text is not put together: the sections hold hints of what they must say.
 */
export function aggregate(
  members: readonly AnnualReport[],
  template: Template,
  { agency }: AggregateOptions = {},
): AnnualReport {
  const years = [...new Set(members.map(({ year }) => year))]
  const year = years.length === 1 ? (years[0] ?? null) : null
  const obstacles = obstaclesTo(members)
  const added = obstacles.length === 0 ? members : []
  return {
    template: template.id,
    title: year !== null && agency ? titleFor(template, year, agency) : null,
    year,
    agency: agency ?? null,
    period: year === null ? null : { from: `${year}-01-01`, to: `${year}-12-31` },
    contact: {},
    signedOn: null,
    cells: Object.fromEntries(template.cells.map((place) => [place.id, sumCell(added, place)])),
    sections: hintSections(template, year),
    facts: [],
    warnings: [
      ...(members.length === 0 ? [member('没有成员单位的报告，无从汇总。')] : []),
      ...obstacles.map((each) => member(obstacleSentence(each, (index) => nameOf(members[index])))),
      ...added.flatMap((report) => gapsOf(report, template)),
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

function nameOf(report: AnnualReport | undefined): string {
  return report?.agency ?? report?.title ?? '（机关名称不明的单位）'
}

function member(message: string): ReadWarning {
  return { code: 'member', message }
}
