import type { ReportState } from '#core/annual-report/life/states.ts'
import { sql } from '#platform/db/database.ts'
import { type Handle, isAmong, type RoundRow } from './reports.ts'

export async function insertRound(
  tx: Handle,
  round: Omit<RoundRow, 'version' | 'closed_at'>,
): Promise<void> {
  await tx
    .insertInto('reporting_round')
    .values({ ...round, closed_at: null })
    .execute()
}

export async function findRound(
  tx: Handle,
  regionId: string,
  roundId: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<RoundRow | null> {
  const row = await tx
    .selectFrom('reporting_round')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('id', '=', roundId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? null
}

export async function findRoundOfYear(
  tx: Handle,
  regionId: string,
  year: number,
): Promise<RoundRow | null> {
  const row = await tx
    .selectFrom('reporting_round')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('year', '=', year)
    .executeTakeFirst()
  return row ?? null
}

export async function updateRound(
  tx: Handle,
  round: Pick<RoundRow, 'region_id' | 'id'>,
  values: Partial<Omit<RoundRow, 'region_id' | 'id' | 'year' | 'version' | 'created_at'>>,
): Promise<void> {
  await tx
    .updateTable('reporting_round')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('region_id', '=', round.region_id)
    .where('id', '=', round.id)
    .execute()
}

/** Every round, newest year first, with how many reports of these agencies are in each state. */
export async function listRounds(
  tx: Handle,
  regionId: string,
  agencies: ReadonlySet<string> | null,
): Promise<{ round: RoundRow; counts: Record<string, number> }[]> {
  const rounds = await tx
    .selectFrom('reporting_round')
    .selectAll()
    .where('region_id', '=', regionId)
    .orderBy('year', 'desc')
    .execute()
  const counted = await tx
    .selectFrom('annual_report')
    .select(['round_id', 'state', ({ fn }) => fn.countAll<number>().as('reports')])
    .where('region_id', '=', regionId)
    .where(isAmong(agencies))
    .groupBy(['round_id', 'state'])
    .execute()
  return rounds.map((round) => ({
    round,
    counts: Object.fromEntries(
      counted
        .filter(({ round_id }) => round_id === round.id)
        .map(({ state, reports }): [ReportState, number] => [state, reports]),
    ),
  }))
}

/** What the board shows of every report of a round, in the order of lists; texts and cells left out. */
export async function boardRows(
  tx: Handle,
  wanted: {
    readonly regionId: string
    readonly roundId: string
    readonly agencies: ReadonlySet<string> | null
  },
) {
  return tx
    .selectFrom('annual_report as report')
    .leftJoin(
      ({ selectFrom }) =>
        selectFrom('annual_report_comment')
          .select(['region_id', 'report_id', ({ fn }) => fn.countAll<number>().as('open_comments')])
          .where('region_id', '=', wanted.regionId)
          .where('resolved_at', 'is', null)
          .groupBy(['region_id', 'report_id'])
          .as('remarks'),
      (join) =>
        join
          .onRef('remarks.region_id', '=', 'report.region_id')
          .onRef('remarks.report_id', '=', 'report.id'),
    )
    .select(['report.id', 'agency_id', 'agency_name', 'position', 'scope', 'state', 'edition'])
    .select(['check_status', 'errors', 'warnings', 'saved_at', 'saved_by', 'submitted_at'])
    .select(['published_at', 'reminded_at', 'open_comments'])
    .where('report.region_id', '=', wanted.regionId)
    .where('round_id', '=', wanted.roundId)
    .where(isAmong(wanted.agencies))
    .orderBy('position')
    .orderBy('agency_name')
    .execute()
}

export type BoardReport = Awaited<ReturnType<typeof boardRows>>[number]

/** The agencies that have a report in the round already. */
export async function agenciesInRound(
  tx: Handle,
  regionId: string,
  roundId: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('annual_report')
    .select('agency_id')
    .where('region_id', '=', regionId)
    .where('round_id', '=', roundId)
    .execute()
  return new Set(rows.map(({ agency_id }) => agency_id))
}

export async function markReminded(
  tx: Handle,
  wanted: {
    readonly regionId: string
    readonly reportIds: readonly string[]
    readonly now: string
  },
): Promise<void> {
  await tx
    .updateTable('annual_report')
    .set({ reminded_at: wanted.now })
    .where('region_id', '=', wanted.regionId)
    .where('id', 'in', [...wanted.reportIds])
    .execute()
}
