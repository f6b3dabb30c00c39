import { readdirSync, readFileSync } from 'node:fs'
import { derive } from '#core/annual-report/derive.ts'
import {
  type AnnualReport,
  type Cell,
  type Contact,
  INTRO,
  type SectionText,
} from '#core/annual-report/report.ts'
import { cellId, figureRows, type Table, type Template } from '#core/annual-report/template.ts'

/**
 * What is written by hand about one agency: for each year the figures that do not follow from
 * others, and the sentences. `{t3.new.total}` in a sentence stands for the figure of that cell.
 */
type AgencySource = {
  readonly agency: string
  readonly contact: Contact
  readonly years: Readonly<Record<string, YearSource>>
}

type YearSource = {
  /**
   * By table and row, the columns that the form does not compute, in its order; null where the
   * figure follows from the year before. Rows not named are zero.
   */
  readonly figures?: Readonly<Record<string, Readonly<Record<string, readonly (number | null)[]>>>>
  /** A government's figures are the sums of these. */
  readonly members?: readonly string[]
  readonly prose: {
    readonly intro: readonly string[]
    readonly s5: readonly string[]
    readonly s6: readonly string[]
  } & Readonly<Record<string, string | readonly string[]>>
  readonly signedOn: string
}

type Figures = Record<string, number>

export const SOURCE = new URL('../../samples/source/', import.meta.url)

/** Every report of the county's agencies without fault, by name: `approval-2024`. */
export function sourceReports(templates: readonly Template[]): ReadonlyMap<string, AnnualReport> {
  const sources = new Map(
    readdirSync(SOURCE)
      .filter((name) => name.endsWith('.json'))
      .map((name) => {
        const text = readFileSync(new URL(name, SOURCE), 'utf8')
        return [name.replace('.json', ''), JSON.parse(text) as AgencySource] as const
      }),
  )
  const reports = new Map<string, AnnualReport>()
  const figures = new Map<string, Figures>()
  // Those with figures of their own first: the others are sums of them.
  const jobs = [...sources].flatMap(([name, source]) =>
    Object.entries(source.years).map(([year, each]) => ({ name, source, year, each })),
  )
  jobs.sort((one, other) => Number(!!one.each.members) - Number(!!other.each.members))
  for (const { name, source, year, each } of jobs) {
    const template = templateOf(templates, Number(year))
    const before = figures.get(`${name}-${Number(year) - 1}`)
    const found = each.members
      ? summed(
          template,
          each.members.map((member) => figures.get(`${member}-${year}`) ?? {}),
        )
      : ownFigures(template, each.figures ?? {}, before)
    figures.set(`${name}-${year}`, found)
    reports.set(`${name}-${year}`, reportOf(template, source, Number(year), each, found))
  }
  return reports
}

export function templateOf(templates: readonly Template[], year: number): Template {
  const found = templates.find(
    ({ reportYears: { from, to } }) => from <= year && year <= (to ?? year),
  )
  if (!found) throw new RangeError(`no template for ${year}`)
  return found
}

function ownFigures(
  template: Template,
  given: NonNullable<YearSource['figures']>,
  before: Figures | undefined,
): Figures {
  const figures: Figures = Object.fromEntries(template.cells.map(({ id }) => [id, 0]))
  for (const table of template.tables) {
    for (const [row, values] of Object.entries(given[table.id] ?? {})) {
      plainColumns(table).forEach((column, index) => {
        figures[cellId(table.id, row, column)] = values[index] ?? 0
      })
      if (before) followYear(table, row, values, figures, before)
    }
  }
  for (const { id } of template.tableById.get('t3')?.columns ?? []) {
    const at = (row: string) => cellId('t3', row, id)
    if (before) figures[at('carried_in')] = before[at('carried_out')] ?? 0
  }
  const totals = derive(template, figures)
  for (const { id } of template.tableById.get('t3')?.columns ?? []) {
    const at = (row: string) => totals[cellId('t3', row, id)] ?? 0
    figures[cellId('t3', 'new', id)] = at('result_total') + at('carried_out') - at('carried_in')
  }
  return derive(template, figures) as Figures
}

/** Stocks follow from last year's: 现行有效 = 上年 + 制发 − 废止; 上一年项目数量 = 上年 + 增减. */
function followYear(
  table: Table,
  row: string,
  values: readonly (number | null)[],
  figures: Figures,
  before: Figures,
): void {
  const at = (column: string) => cellId(table.id, row, column)
  plainColumns(table).forEach((column, index) => {
    if (values[index] !== null) return
    figures[at(column)] =
      column === 'in_force'
        ? (before[at(column)] ?? 0) + (figures[at('issued')] ?? 0) - (figures[at('repealed')] ?? 0)
        : (before[at(column)] ?? 0) + (before[at('delta')] ?? 0)
  })
}

function plainColumns(table: Table): string[] {
  return table.columns.filter(({ computed }) => !computed).map(({ id }) => id)
}

function summed(template: Template, members: readonly Figures[]): Figures {
  // Whole millionths: amounts have decimals that floating point would blur.
  const sum = (id: string) =>
    members.reduce((all, one) => all + Math.round((one[id] ?? 0) * 1e6), 0)
  return Object.fromEntries(template.cells.map(({ id }) => [id, sum(id) / 1e6]))
}

function reportOf(
  template: Template,
  { agency, contact }: AgencySource,
  year: number,
  { prose, signedOn }: YearSource,
  figures: Figures,
): AnnualReport {
  const text = (paragraphs: string | readonly string[] | undefined) =>
    [paragraphs ?? []]
      .flat()
      .map((each) => filled(each, figures))
      .join('\n')
  return {
    template: template.id,
    title: `${agency}${year}年政府信息公开工作年度报告`,
    year,
    agency,
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    contact,
    signedOn,
    cells: Object.fromEntries(
      template.cells.map(({ id }) => [id, numberCell(figures[id] ?? 0)] as const),
    ),
    sections: [
      { id: INTRO, heading: null, text: text(prose.intro), topics: [] },
      ...template.sections.map(({ id, ordinal, title, topics = [] }): SectionText => {
        const texts = topics.map((topic, index) => ({
          id: topic.id,
          heading: `（${'一二三四五'[index]}）${topic.label}`,
          text: text(prose[topic.id]),
        }))
        const ownText = texts.map((topic) => `${topic.heading}\n${topic.text}`).join('\n')
        return {
          id,
          heading: `${ordinal}、${title}`,
          text: topics.length > 0 ? ownText : text(prose[id]),
          topics: texts,
        }
      }),
    ],
    facts: [],
    warnings: [],
  }
}

export function numberCell(value: number): Cell {
  return { kind: 'number', value, raw: String(value) }
}

function filled(text: string, figures: Figures): string {
  return text.replaceAll(/\{([\w.]+)\}/g, (_, id: string) => {
    const value = figures[id]
    if (value === undefined) throw new RangeError(`a sentence names the unknown cell ${id}`)
    return String(value)
  })
}

/** Cells by table and row, as in the source but with every column: short enough to read. */
export function compactCells(
  template: Template,
  cells: Readonly<Record<string, Cell>>,
): Record<string, Record<string, (number | string)[]>> {
  return Object.fromEntries(
    template.tables.map((table) => [
      table.id,
      Object.fromEntries(
        figureRows(table).map((row) => [
          row.id,
          table.columns.map((column) => {
            const cell = cells[cellId(table.id, row.id, column.id)]
            return cell?.kind === 'number' ? cell.value : (cell?.kind ?? 'missing')
          }),
        ]),
      ),
    ]),
  )
}
