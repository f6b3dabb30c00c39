import fc from 'fast-check'
import type { AnnualReport, Cell } from '#core/annual-report/report.ts'
import type { CellPlace, Template } from '#core/annual-report/template.ts'
import { correctFigures, type Figures, type LastYear } from './figures.ts'
import { proseSections } from './prose.ts'

export type ReportOptions = {
  readonly year?: number
  readonly agency?: string
  readonly isGovernment?: boolean
  readonly lastYear?: LastYear
}

export type CorrectPair = { readonly previous: AnnualReport; readonly current: AnnualReport }

export type CorrectFamily = {
  readonly government: AnnualReport
  readonly members: readonly AnnualReport[]
  /** The names of all members. */
  readonly roster: readonly string[]
}

/** Agencies of 安澜县, a county that does not exist. */
export const AGENCIES = [
  '安澜县财政局',
  '安澜县教育局',
  '安澜县交通运输局',
  '安澜县民政局',
  '安澜县农业农村局',
  '安澜县清河镇人民政府',
  '安澜县行政审批服务局',
  '安澜县住房和城乡建设局',
] as const

export const GOVERNMENT = '安澜县人民政府'

/**
 * Reports in which every relation and condition holds and the text agrees with the tables. Cells
 * carry no source and `facts` is empty: the report was made, not read.
 */
export function correctReport(
  template: Template,
  options: ReportOptions = {},
): fc.Arbitrary<AnnualReport> {
  return fc
    .record({
      figures: correctFigures(template, options.lastYear),
      year: options.year === undefined ? yearOf(template) : fc.constant(options.year),
      agency: options.agency === undefined ? agency : fc.constant(options.agency),
      wording: fc.nat(60),
      day: fc.integer({ min: 4, max: 28 }),
    })
    .map(({ figures, year, agency, wording, day }) => ({
      template: template.id,
      title: `${agency}${year}年政府信息公开工作年度报告`,
      year,
      agency,
      period: { from: `${year}-01-01`, to: `${year}-12-31` },
      contact: { address: '安澜县清河路8号', postcode: '999100', phone: '0999-6120018' },
      signedOn: `${year + 1}-01-${String(day).padStart(2, '0')}`,
      cells: cellsOf(template, figures),
      sections: proseSections({
        template,
        agency,
        year,
        figures,
        wording,
        isGovernment: options.isGovernment ?? false,
      }),
      facts: [],
      warnings: [],
    }))
}

/** Two consecutive years of one agency; the years' templates may differ (2020 → 2021). */
export function correctPair(
  template: Template,
  previousTemplate: Template = template,
): fc.Arbitrary<CorrectPair> {
  const year =
    previousTemplate === template ? template.reportYears.from + 1 : template.reportYears.from
  return agency.chain((name) =>
    correctReport(previousTemplate, { year: year - 1, agency: name }).chain((previous) =>
      correctReport(template, {
        year,
        agency: name,
        lastYear: { template: previousTemplate, figures: figuresOfReport(previous) },
      }).map((current) => ({ previous, current })),
    ),
  )
}

/** A government's report with the reports it is the sum of. */
export function correctFamily(template: Template): fc.Arbitrary<CorrectFamily> {
  return fc
    .tuple(yearOf(template), fc.subarray([...AGENCIES], { minLength: 2, maxLength: 5 }))
    .chain(([year, roster]) =>
      fc
        .tuple(
          fc.tuple(...roster.map((name) => correctReport(template, { year, agency: name }))),
          correctReport(template, { year, agency: GOVERNMENT, isGovernment: true }),
          fc.nat(60),
        )
        .map(([members, shell, wording]) => ({
          roster,
          members,
          government: withSums(template, shell, members, wording),
        })),
    )
}

/** The report with another figure in one cell; its text is left as it is. */
export function withFigure(report: AnnualReport, cell: string, value: number): AnnualReport {
  return { ...report, cells: { ...report.cells, [cell]: numberCell(value) } }
}

/** The report with something other than a figure in one cell. */
export function withCell(report: AnnualReport, id: string, cell: Cell): AnnualReport {
  return { ...report, cells: { ...report.cells, [id]: cell } }
}

export function figuresOfReport(report: AnnualReport): Figures {
  return Object.fromEntries(
    Object.entries(report.cells).map(([id, cell]) => [id, cell.kind === 'number' ? cell.value : 0]),
  )
}

const agency = fc.constantFrom(...AGENCIES)

function yearOf({ reportYears }: Template): fc.Arbitrary<number> {
  return fc.integer({ min: reportYears.from, max: reportYears.to ?? reportYears.from + 5 })
}

function cellsOf(template: Template, figures: Figures): Record<string, Cell> {
  return Object.fromEntries(
    template.cells.map((place) => [place.id, numberCell(figures[place.id] ?? 0, place)]),
  )
}

function numberCell(value: number, place?: CellPlace): Cell {
  const signed = place?.column.type === 'change' && value > 0
  return { kind: 'number', value, raw: signed ? `+${value}` : String(value) }
}

function withSums(
  template: Template,
  shell: AnnualReport,
  members: readonly AnnualReport[],
  wording: number,
): AnnualReport {
  const each = members.map(figuresOfReport)
  // Amounts have six decimals: added as whole millionths, the sum is exact.
  const figures = Object.fromEntries(
    template.cells.map(({ id }) => [
      id,
      each.reduce((sum, one) => sum + Math.round((one[id] ?? 0) * 1e6), 0) / 1e6,
    ]),
  )
  const { agency: name, year } = shell
  return {
    ...shell,
    cells: cellsOf(template, figures),
    sections: proseSections({
      template,
      agency: name ?? GOVERNMENT,
      year: year ?? template.reportYears.from,
      figures,
      wording,
      isGovernment: true,
    }),
  }
}
