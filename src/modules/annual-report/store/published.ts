import type { ReportContent } from '#core/annual-report/editing/content.ts'
import type { CellId, Template } from '#core/annual-report/template.ts'
import { toHalfWidth } from '#core/kit/text.ts'
import { type Database, sql } from '#platform/db/database.ts'
import type { AnnualReportTables, EditionAttachment, ReportScope } from '../annual-report.tables.ts'

/**
 * What of the reports is public: the editions, and nothing else. Every function takes any handle of
 * the database and the region; drafts cannot be reached from here.
 */

export type PublishedSummary = {
  readonly reportId: string
  readonly agencyId: string
  /** As the agency was called when it published. */
  readonly agencyName: string
  readonly scope: ReportScope
  readonly year: number
  readonly template: string
  readonly edition: number
  readonly title: string
  readonly indexNumber: string
  readonly publishedAt: string
}

export type EditionNote = {
  readonly edition: number
  readonly publishedAt: string
  /** Why it replaced the one before it; empty for the first. */
  readonly notice: string
}

export type PublishedReport = PublishedSummary & {
  readonly notice: string
  readonly content: ReportContent
  /** Every edition, newest first; the report shown is one of them. */
  readonly editions: readonly EditionNote[]
  readonly attachments: readonly EditionAttachment[]
}

export type PublishedQuery = {
  readonly regionId: string
  readonly year?: number
  readonly agencyId?: string
  readonly scope?: ReportScope
  /** Each of them in the title or the name of the agency, in characters of either width. */
  readonly words?: readonly string[]
  /** How many of the first are left out. */
  readonly from?: number
  /** Most that are given at once, and never more than 500. */
  readonly size?: number
}

export type PublishedPage = {
  readonly total: number
  readonly reports: readonly PublishedSummary[]
}

/** A year in the history of an agency. */
export type TrendYear = {
  readonly year: number
  readonly template: string
  readonly reportId: string
  /** Null where the cell holds no figure, or the form of that year has no such cell. */
  readonly figure: (cell: CellId) => number | null
}

const PAGE_SIZE = 30
const MOST_ON_A_PAGE = 500

type Handle = Database<AnnualReportTables>
const handle = <Tables>(db: Database<Tables>) => db as unknown as Handle

/** Published reports in their newest edition: newest year first, then in the order of agencies. */
export async function publishedReports<Tables>(
  db: Database<Tables>,
  query: PublishedQuery,
): Promise<PublishedPage> {
  const size = Math.min(query.size ?? PAGE_SIZE, MOST_ON_A_PAGE)
  const found = newestEditions(handle(db), query)
  const [reports, counted] = await Promise.all([
    found
      .select(SUMMARY)
      .orderBy('year', 'desc')
      .orderBy('position')
      .orderBy('agency_name')
      .limit(size)
      .offset(query.from ?? 0)
      .execute(),
    found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirst(),
  ])
  return { total: counted?.total ?? 0, reports }
}

/** One report, in its newest or in the given edition; null where nothing was published. */
export async function publishedReport<Tables>(
  db: Database<Tables>,
  wanted: {
    readonly regionId: string
    readonly year: number
    readonly agencyId: string
    readonly edition?: number
  },
): Promise<PublishedReport | null> {
  const rows = await handle(db)
    .selectFrom('annual_report_edition')
    .select([...SUMMARY, 'notice', 'attachments'])
    // The other editions are only named: their contents stay where they are.
    .select(
      sql<ReportContent | null>`case edition when ${wanted.edition ?? sql`max(edition) over ()`}
        then content end`.as('content'),
    )
    .where('region_id', '=', wanted.regionId)
    .where('year', '=', wanted.year)
    .where('agency_id', '=', wanted.agencyId)
    .orderBy('edition', 'desc')
    .execute()
  const shown = rows.find(({ content }) => content !== null)
  if (!shown?.content) return null
  const editions = rows.map(({ edition, publishedAt, notice }) => ({
    ...{ edition, publishedAt, notice },
  }))
  return { ...shown, content: shown.content, editions }
}

/**
 * The figures of an agency over the years, oldest first, each from its newest edition; a year in a
 * form the program does not know is left out.
 */
export async function trend<Tables>(
  db: Database<Tables>,
  templates: readonly Template[],
  { regionId, agencyId }: { readonly regionId: string; readonly agencyId: string },
): Promise<readonly TrendYear[]> {
  const rows = await handle(db)
    .selectFrom('annual_report_edition')
    .distinctOn('year')
    .select(['year', 'template', 'report_id as reportId'])
    // JSON is read by the engine itself; arrays of the database are not.
    .select(sql<readonly (number | null)[]>`to_jsonb(figures)`.as('figures'))
    .where('region_id', '=', regionId)
    .where('agency_id', '=', agencyId)
    .orderBy('year')
    .orderBy('edition', 'desc')
    .execute()
  return rows.flatMap(({ figures, ...rest }) => {
    const cells = templates.find(({ id }) => id === rest.template)?.cellById
    if (!cells) return []
    const figure = (cell: CellId) => figures[cells.get(cell)?.index ?? -1] ?? null
    return [{ ...rest, figure }]
  })
}

/** What changes with every publication: how many editions there are, and when the last came. */
export type PublishedStamp = { readonly editions: number; readonly latest: string | null }

/** The stamp of a region, or of one of its years: the same as long as nothing is published. */
export async function publishedStamp<Tables>(
  db: Database<Tables>,
  { regionId, year }: { readonly regionId: string; readonly year?: number },
): Promise<PublishedStamp> {
  return handle(db)
    .selectFrom('annual_report_edition')
    .select(({ fn }) => [fn.countAll<number>().as('editions'), fn.max('published_at').as('latest')])
    .where('region_id', '=', regionId)
    .$if(year !== undefined, (found) => found.where('year', '=', year ?? 0))
    .executeTakeFirstOrThrow()
}

/** Years for which anything was published, newest first, with how many reports. */
export async function publishedYears<Tables>(
  db: Database<Tables>,
  regionId: string,
): Promise<readonly { readonly year: number; readonly reports: number }[]> {
  return handle(db)
    .selectFrom('annual_report_edition')
    .select(['year', ({ fn }) => fn.countAll<number>().as('reports')])
    .where('region_id', '=', regionId)
    .where('edition', '=', 1)
    .groupBy('year')
    .orderBy('year', 'desc')
    .execute()
}

/** The template a published report is written in; throws where the program no longer has it. */
export function templateOf(templates: readonly Template[], id: string): Template {
  const template = templates.find((each) => each.id === id)
  if (!template) throw new RangeError(`no template ${id}`)
  return template
}

const SUMMARY = [
  'report_id as reportId',
  'agency_id as agencyId',
  'agency_name as agencyName',
  'scope',
  'year',
  'template',
  'edition',
  'title',
  'index_number as indexNumber',
  'published_at as publishedAt',
] as const

/** Words are found in characters of either width: every form that `toHalfWidth` folds in a title. */
const WIDE = `\u3000${Array.from({ length: 94 }, (_, at) => String.fromCharCode(0xff01 + at)).join('')}`
const HALF = toHalfWidth(WIDE)

function newestEditions(db: Handle, query: PublishedQuery) {
  const { year, agencyId, scope, words = [] } = query
  const found = db
    .selectFrom('annual_report_edition as shown')
    .where('region_id', '=', query.regionId)
    .where(
      sql<boolean>`not exists (select from annual_report_edition later
        where later.region_id = shown.region_id and later.report_id = shown.report_id
          and later.edition > shown.edition)`,
    )
    .$if(year !== undefined, (found) => found.where('year', '=', year ?? 0))
    .$if(agencyId !== undefined, (found) => found.where('agency_id', '=', agencyId ?? ''))
    .$if(scope !== undefined, (found) => found.where('scope', '=', scope ?? 'agency'))
  return words
    .filter((word) => word !== '')
    .reduce(
      (some, word) =>
        some.where(
          sql<boolean>`strpos(translate(title || ' ' || agency_name, ${WIDE}, ${HALF}),
            ${toHalfWidth(word)}) > 0`,
        ),
      found,
    )
}
