import { contentOf } from '#core/annual-report/editing/as-report.ts'
import type { CellId, Template } from '#core/annual-report/template.ts'
import { type Contribution, createPortal, type Portal, plainSite } from '#modules/portal/index.ts'
import type { PublishedReport, PublishedSummary } from '../store/published.ts'
import type { UnpublishedReport } from '../store/unpublished.ts'
import { anlanReport, cellsOf } from '../testing.ts'
import type { PublishedSource } from './source.ts'

/** Published reports without a database: what tests of the public pages look at. */

export const REGION = '01890000-0000-7000-8000-000000000001'
export const GOVERNMENT = '01890000-0000-7000-8000-0000000000a0'

export function madeUpReport(
  template: Template,
  changes: Partial<PublishedReport> = {},
): PublishedReport {
  const { year = 2025, agencyName = '安澜县人民政府' } = changes
  const title = `${agencyName}${year}年政府信息公开工作年度报告`
  const report = anlanReport(template, { title, year, agency: agencyName })
  return {
    ...{ reportId: '01890000-0000-7000-8000-0000000000b0', agencyId: GOVERNMENT },
    ...{ agencyName, scope: 'government', year, template: template.id, edition: 1, title },
    ...{ indexNumber: `11640000000000000A/${year + 1}-00001`, notice: '', attachments: [] },
    publishedAt: `${year + 1}-01-26T02:30:00.000Z`,
    content: contentOf(report),
    editions: [{ edition: 1, publishedAt: `${year + 1}-01-26T02:30:00.000Z`, notice: '' }],
    ...changes,
  }
}

/** The same report with other figures. */
export function withFigures(
  report: PublishedReport,
  template: Template,
  figures: Readonly<Record<string, number>>,
): PublishedReport {
  const cells = contentOf(anlanReport(template, { cells: cellsOf(template, figures) })).cells
  return { ...report, content: { ...report.content, cells } }
}

/** A source that holds the given editions; the last of each report is its newest. */
export function sourceOf(
  all: readonly PublishedReport[],
  unpublished: readonly UnpublishedReport[] = [],
): PublishedSource {
  const newest = [...new Map(all.map((each) => [each.reportId, each])).values()]
  const summaries = newest.map(summaryOf).sort((left, right) => right.year - left.year)
  return {
    list: async ({ regionId, year, agencyId, scope, words = [], from = 0, size = 30 }) => {
      const found = summaries.filter(
        (each) =>
          regionId === REGION &&
          (year === undefined || each.year === year) &&
          (agencyId === undefined || each.agencyId === agencyId) &&
          (scope === undefined || each.scope === scope) &&
          words.every((word) => `${each.title} ${each.agencyName}`.includes(word)),
      )
      return { total: found.length, reports: found.slice(from, from + size) }
    },
    one: async ({ regionId, year, agencyId, edition }) =>
      (regionId === REGION &&
        all.findLast(
          (each) =>
            each.year === year &&
            each.agencyId === agencyId &&
            (edition === undefined || each.edition === edition),
        )) ||
      null,
    trend: async (_regionId, agencyId) =>
      newest
        .filter((each) => each.agencyId === agencyId)
        .sort((left, right) => left.year - right.year)
        .map(trendYearOf),
    unpublished: async (_regionId, year, today) =>
      year === 2025 ? unpublished.filter(({ dueOn }) => dueOn < today) : [],
    years: async () => {
      const counts = Map.groupBy(summaries, ({ year }) => year)
      return [...counts].map(([year, reports]) => ({ year, reports: reports.length }))
    },
    stamp: async () => ({
      editions: all.length,
      latest:
        all
          .map(({ publishedAt }) => publishedAt)
          .sort()
          .at(-1) ?? null,
    }),
  }
}

export function trendYearOf({ year, template, reportId, content }: PublishedReport) {
  const figure = (id: CellId) => content.cells[id]?.value ?? null
  return { year, template, reportId, figure }
}

/** A portal of 安澜县 that asks nobody. */
export function madeUpPortal(contributions: readonly Contribution[]): Portal {
  const site = {
    ...plainSite(REGION, '安澜县', 'https://www.anlan.example'),
    ...{ idCode: '6400000001', icpRecord: '宁ICP备00000000号', phone: '0000-2025001' },
    policeRecord: '宁公网安备 00000000000000号',
    address: '安澜县城关镇文澜路1号',
    email: 'zwgk@anlan.example',
  }
  return createPortal({ siteOf: async () => site }, contributions)
}

function summaryOf(report: PublishedReport): PublishedSummary {
  const { reportId, agencyId, agencyName, scope, year, template, edition, title } = report
  const { indexNumber, publishedAt } = report
  return {
    ...{ reportId, agencyId, agencyName, scope, year, template, edition, title },
    ...{ indexNumber, publishedAt },
  }
}
