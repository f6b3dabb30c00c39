import type { Template } from '#core/annual-report/template.ts'
import type { Day } from '#core/kit/day.ts'
import type { Database } from '#platform/db/database.ts'
import {
  type PublishedPage,
  type PublishedQuery,
  type PublishedReport,
  type PublishedSummary,
  publishedReport,
  publishedReports,
  publishedYears,
  type TrendYear,
  trend,
} from '../store/published.ts'
import { type UnpublishedReport, unpublishedReports } from '../store/unpublished.ts'

/** What the public pages read: published editions and nothing else. */
export type PublishedSource = {
  readonly list: (query: PublishedQuery) => Promise<PublishedPage>
  readonly one: (wanted: WantedReport) => Promise<PublishedReport | null>
  readonly trend: (regionId: string, agencyId: string) => Promise<readonly TrendYear[]>
  /** Reports of the year that were due before the day and are not there. */
  readonly unpublished: (
    regionId: string,
    year: number,
    today: Day,
  ) => Promise<readonly UnpublishedReport[]>
  readonly years: (regionId: string) => Promise<readonly { year: number; reports: number }[]>
}

export type WantedReport = {
  readonly regionId: string
  readonly year: number
  readonly agencyId: string
  readonly edition?: number
}

/** The published reports of a database. */
export function publishedSource<Tables>(
  db: Database<Tables>,
  templates: readonly Template[],
): PublishedSource {
  return {
    list: (query) => publishedReports(db, query),
    one: (wanted) => publishedReport(db, wanted),
    trend: (regionId, agencyId) => trend(db, templates, { regionId, agencyId }),
    unpublished: (regionId, year, today) => unpublishedReports(db, { regionId, year, today }),
    years: (regionId) => publishedYears(db, regionId),
  }
}

/** Most reports the door gives at once. */
const BATCH = 500
const AT_ONCE = 8

/** Every summary that fits, however many pages it takes. */
export async function allSummaries(
  source: PublishedSource,
  query: Omit<PublishedQuery, 'page' | 'size'>,
): Promise<readonly PublishedSummary[]> {
  const all: PublishedSummary[] = []
  for (let page = 1; ; page += 1) {
    const { reports, total } = await source.list({ ...query, page, size: BATCH })
    all.push(...reports)
    if (reports.length === 0 || all.length >= total) return all
  }
}

/** Every report of a year with its content, in the order of lists, a few at a time. */
export async function* allReports(
  source: PublishedSource,
  regionId: string,
  year: number,
): AsyncGenerator<PublishedReport> {
  const summaries = await allSummaries(source, { regionId, year })
  for (let start = 0; start < summaries.length; start += AT_ONCE) {
    const wanted = summaries.slice(start, start + AT_ONCE)
    const reports = await Promise.all(
      wanted.map(({ agencyId, edition }) => source.one({ regionId, year, agencyId, edition })),
    )
    yield* reports.filter((report) => report !== null)
  }
}
