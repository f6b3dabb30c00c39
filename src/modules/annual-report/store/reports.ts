import type { Change, ReportContent } from '#core/annual-report/editing/content.ts'
import type { CheckStatus } from '#core/annual-report/finding.ts'
import type { ReportState } from '#core/annual-report/life/states.ts'
import { sql, type Tx, writeAlong } from '#platform/db/database.ts'
import type { Read } from '#platform/db/read.ts'
import type {
  AnnualReportTable,
  AnnualReportTables,
  ChangeOrigin,
  ReportingRoundTable,
} from '../annual-report.tables.ts'

/** A report without its figures by themselves: they are in the content, and only sums over many reports read them. */
export type ReportRow = Omit<Read<AnnualReportTable>, 'figures'>
export type RoundRow = Read<ReportingRoundTable>

/** A report with the round it belongs to. */
export type ReportInRound = {
  readonly report: ReportRow
  readonly round: RoundRow
  /** Last year's report of the agency, where there is one, as it stands now. */
  readonly previous: { readonly id: string; readonly version: number } | null
}

type Key = { readonly regionId: string; readonly reportId: string }
export type Handle = Tx<AnnualReportTables>

const REPORT_COLUMNS = [
  ...(['region_id', 'id', 'round_id', 'agency_id', 'agency_name', 'position', 'year'] as const),
  ...(['template', 'scope', 'state', 'content', 'check_status', 'errors', 'warnings'] as const),
  ...(['hints', 'saved_at', 'saved_by', 'submitted_at', 'accepted_at', 'signed_at'] as const),
  ...(['signed_by', 'published_at', 'reminded_at', 'edition', 'version'] as const),
  ...(['created_at', 'updated_at'] as const),
].map((column) => `report.${column}` as const)

/** The report and its round; with `lock` nobody else changes the report until the transaction ends. */
export async function findReport(
  tx: Handle,
  { regionId, reportId }: Key,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<ReportInRound | null> {
  const row = await tx
    .selectFrom('annual_report as report')
    .innerJoin('reporting_round as round', (join) =>
      join
        .onRef('round.region_id', '=', 'report.region_id')
        .onRef('round.id', '=', 'report.round_id'),
    )
    .select(REPORT_COLUMNS)
    .select(sql<RoundRow>`to_jsonb(round)`.as('round'))
    .select(
      sql<ReportInRound['previous']>`(
        select jsonb_build_object('id', last.id, 'version', last.version) from annual_report last
        where last.region_id = report.region_id and last.agency_id = report.agency_id
          and last.year = report.year - 1 limit 1)`.as('previous'),
    )
    .where('report.region_id', '=', regionId)
    .where('report.id', '=', reportId)
    .$if(lock, (query) => query.forUpdate('report'))
    .executeTakeFirst()
  if (!row) return null
  const { round, previous, ...report } = row
  return { report, previous, round: { ...round, closed_at: instantOf(round.closed_at) } }
}

/** An instant out of JSON, written as all others are. */
function instantOf(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString()
}

/** What a report holds, as a relative of another. */
export async function findContent(tx: Handle, { regionId, reportId }: Key) {
  return tx
    .selectFrom('annual_report')
    .select(['id', 'year', 'template', 'content', 'agency_name', 'version'])
    .where('region_id', '=', regionId)
    .where('id', '=', reportId)
    .executeTakeFirstOrThrow()
}

/** Last year's content of every agency of the region, by agency. */
export async function contentsOfYear(
  tx: Handle,
  regionId: string,
  year: number,
): Promise<ReadonlyMap<string, ReportContent>> {
  const rows = await tx
    .selectFrom('annual_report')
    .select(['agency_id', 'content'])
    .where('region_id', '=', regionId)
    .where('year', '=', year)
    .execute()
  return new Map(rows.map(({ agency_id, content }) => [agency_id, content]))
}

export type NewReport = {
  readonly regionId: string
  readonly id: string
  readonly round: Pick<RoundRow, 'id' | 'year' | 'template'>
  readonly agency: { readonly id: string; readonly name: string; readonly position: number }
  readonly scope: AnnualReportTable['scope']
  readonly content: ReportContent
  readonly figures: (number | null)[]
  readonly now: string
}

export async function insertReports(tx: Handle, reports: readonly NewReport[]): Promise<void> {
  if (reports.length === 0) return
  await tx
    .insertInto('annual_report')
    .values(
      reports.map(({ regionId, id, round, agency, scope, content, figures, now }) => ({
        ...{ region_id: regionId, id, round_id: round.id, year: round.year },
        ...{ agency_id: agency.id, agency_name: agency.name, position: agency.position },
        ...{ template: round.template, scope, state: 'draft' as const, figures },
        ...{ content: JSON.stringify(content), check_status: 'incomplete' as const },
        ...{ errors: 0, warnings: 0, hints: 0, saved_at: null, saved_by: null },
        ...{ submitted_at: null, accepted_at: null, signed_at: null, signed_by: null },
        ...{ published_at: null, reminded_at: null, created_at: now, updated_at: now },
      })),
    )
    .execute()
}

export type Counts = {
  readonly checkStatus: CheckStatus
  readonly errors: number
  readonly warnings: number
  readonly hints: number
}

/** A save: the new content and the change that made it. */
export type Save = Key & {
  /** The version this save makes. */
  readonly version: number
  readonly content: ReportContent
  readonly figures: (number | null)[]
  readonly counts: Counts
  readonly changes: readonly Change[]
  readonly origin: ChangeOrigin
  readonly by: { readonly id: string | null; readonly name: string }
  readonly now: string
}

/** Keeps a version and what it changed, in no round trip of its own. The report must be locked. */
export async function saveVersion(tx: Handle, save: Save): Promise<void> {
  const write = tx
    .with('change', (query) =>
      query.insertInto('annual_report_change').values({
        ...{ region_id: save.regionId, report_id: save.reportId, version: save.version },
        ...{ at: save.now, account_id: save.by.id, account_name: save.by.name },
        ...{ changes: JSON.stringify(save.changes), origin: save.origin },
      }),
    )
    .updateTable('annual_report')
    .set({
      ...{ content: JSON.stringify(save.content), figures: save.figures, version: save.version },
      ...{ check_status: save.counts.checkStatus, errors: save.counts.errors },
      ...{ warnings: save.counts.warnings, hints: save.counts.hints },
      ...{ saved_at: save.now, saved_by: save.by.name, updated_at: save.now },
    })
    .where('region_id', '=', save.regionId)
    .where('id', '=', save.reportId)
  await writeAlong(tx, write)
}

export type StateChange = Key & {
  readonly state: ReportState
  readonly now: string
  readonly marks: Partial<
    Pick<
      ReportRow,
      'submitted_at' | 'accepted_at' | 'signed_at' | 'signed_by' | 'published_at' | 'edition'
    >
  >
}

export async function updateState(tx: Handle, change: StateChange): Promise<void> {
  await tx
    .updateTable('annual_report')
    .set({ state: change.state, updated_at: change.now, ...change.marks })
    .where('region_id', '=', change.regionId)
    .where('id', '=', change.reportId)
    .execute()
}

/** All other reports of a round, for adding up: what is needed of each, in the order of lists. */
export async function findMembers(
  tx: Handle,
  wanted: { readonly regionId: string; readonly roundId: string; readonly except: string },
) {
  return tx
    .selectFrom('annual_report')
    .select(['id', 'agency_id', 'agency_name', 'state', 'edition', 'content', 'template', 'year'])
    .where('region_id', '=', wanted.regionId)
    .where('round_id', '=', wanted.roundId)
    .where('id', '!=', wanted.except)
    .where('scope', '!=', 'government')
    .orderBy('position')
    .orderBy('agency_name')
    .execute()
}

export type ListFilter = {
  readonly regionId: string
  /** Null: of all agencies. */
  readonly agencies: ReadonlySet<string> | null
  readonly year?: number | undefined
  readonly agencyId?: string | undefined
  readonly states?: readonly ReportState[] | undefined
}

/** A page of reports, newest year first, and how many there are. */
export async function listReports(
  tx: Handle,
  filter: ListFilter,
  page: { readonly size: number; readonly offset: number },
) {
  const found = tx
    .selectFrom('annual_report')
    .where('region_id', '=', filter.regionId)
    .where(isAmong(filter.agencies))
    .$if(filter.year !== undefined, (query) => query.where('year', '=', filter.year ?? 0))
    .$if(filter.agencyId !== undefined, (query) =>
      query.where('agency_id', '=', filter.agencyId ?? ''),
    )
    .$if(filter.states !== undefined, (query) => query.where('state', 'in', filter.states ?? []))
  const rows = await found
    .select(['id', 'round_id', 'agency_id', 'agency_name', 'year', 'state', 'updated_at'])
    .select(['scope', 'errors', 'warnings', 'edition', 'published_at'])
    .orderBy('year', 'desc')
    .orderBy('position')
    .orderBy('agency_name')
    .limit(page.size)
    .offset(page.offset)
    .execute()
  const counted = await found
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { total: counted.total, rows }
}

/** Rows of the agencies given; all where null is given, none for an empty set. */
export function isAmong(agencies: ReadonlySet<string> | null) {
  return agencies === null
    ? sql<boolean>`true`
    : sql<boolean>`agency_id = any(${[...agencies]}::uuid[])`
}
