import type { Template } from '#core/annual-report/template.ts'
import type { Day } from '#core/kit/day.ts'
import type { Database } from '#platform/db/database.ts'
import {
  type PublishedPage,
  type PublishedQuery,
  type PublishedReport,
  type PublishedStamp,
  type PublishedSummary,
  publishedReport,
  publishedReports,
  publishedStamp,
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
  readonly stamp: (wanted: StampWanted) => Promise<PublishedStamp>
}

type StampWanted = { readonly regionId: string; readonly year?: number }

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
    stamp: (wanted) => publishedStamp(db, wanted),
  }
}

/** Summaries asked for at once, and reports with all their content. */
const BATCH = 500
const AT_ONCE = 8

type AllQuery = Omit<PublishedQuery, 'from' | 'size'>

/**
 * Every summary that fits, a batch at a time. What is published meanwhile moves later ones back, so
 * that a batch may begin with the end of the one before it: those are not given twice.
 */
export async function* summaries(
  source: PublishedSource,
  query: AllQuery,
): AsyncGenerator<PublishedSummary> {
  let before = new Set<string>()
  for (let from = 0; ; from += BATCH) {
    const { reports } = await source.list({ ...query, from, size: BATCH })
    yield* reports.filter(({ reportId }) => !before.has(reportId))
    if (reports.length < BATCH) return
    before = new Set(reports.map(({ reportId }) => reportId))
  }
}

/** All of them at once, for lists that are kept: a region has some thousands. */
export async function allSummaries(
  source: PublishedSource,
  query: AllQuery,
): Promise<readonly PublishedSummary[]> {
  return Array.fromAsync(summaries(source, query))
}

/** Every report of a year with its content, in the order of lists, a few at a time. */
export async function* allReports(
  source: PublishedSource,
  regionId: string,
  year: number,
): AsyncGenerator<PublishedReport> {
  let wanted: PublishedSummary[] = []
  for await (const summary of summaries(source, { regionId, year })) {
    wanted.push(summary)
    if (wanted.length < AT_ONCE) continue
    yield* await contentsOf(source, regionId, wanted)
    wanted = []
  }
  yield* await contentsOf(source, regionId, wanted)
}

async function contentsOf(
  source: PublishedSource,
  regionId: string,
  wanted: readonly PublishedSummary[],
): Promise<PublishedReport[]> {
  const reports = await Promise.all(
    wanted.map(({ year, agencyId, edition }) => source.one({ regionId, year, agencyId, edition })),
  )
  return reports.filter((report) => report !== null)
}
