import type { Database, Tx } from '#platform/db/database.ts'
import type { Read } from '#platform/db/read.ts'
import type {
  RequestEventTable,
  RequestMatterTable,
  RequestsTables,
  RequestTable,
} from '../requests.tables.ts'

export type Handle = Tx<RequestsTables>
export type RequestRow = Read<RequestTable>
export type EventRow = Read<RequestEventTable>
export type MatterRow = Read<RequestMatterTable>

export type Key = { readonly regionId: string; readonly requestId: string }

export async function insertRequest(tx: Handle, row: Omit<RequestRow, 'version'>): Promise<void> {
  await tx.insertInto('disclosure_request').values(row).execute()
}

/** A request by its id; with `lock` nobody else changes it until the transaction ends. */
export async function findRequest(
  tx: Database<RequestsTables>,
  { regionId, requestId }: Key,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<RequestRow | null> {
  const row = await tx
    .selectFrom('disclosure_request')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('id', '=', requestId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? null
}

/** Writes the given columns and raises the version; the request must be locked. */
export async function updateRequest(
  tx: Handle,
  { region_id, id, version }: Pick<RequestRow, 'region_id' | 'id' | 'version'>,
  now: string,
  change: Partial<Omit<RequestRow, 'region_id' | 'id' | 'version'>>,
): Promise<number> {
  await tx
    .updateTable('disclosure_request')
    .set({ ...change, version: version + 1, updated_at: now })
    .where('region_id', '=', region_id)
    .where('id', '=', id)
    .execute()
  return version + 1
}

/** What happened to a request, in the order in which it was entered. */
export async function eventsOf(
  tx: Database<RequestsTables>,
  { regionId, requestId }: Key,
): Promise<readonly EventRow[]> {
  return tx
    .selectFrom('request_event')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .orderBy('serial')
    .execute()
}

export async function insertEvent(tx: Handle, row: EventRow): Promise<void> {
  const facts = JSON.stringify(row.facts)
  await tx
    .insertInto('request_event')
    .values({ ...row, facts })
    .execute()
}

export async function mattersOf(
  tx: Database<RequestsTables>,
  { regionId, requestId }: Key,
): Promise<readonly MatterRow[]> {
  return tx
    .selectFrom('request_matter')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .orderBy('position')
    .execute()
}

/** Puts these matters in the place of those there are. */
export async function replaceMatters(
  tx: Handle,
  { regionId, requestId }: Key,
  matters: readonly MatterRow[],
): Promise<void> {
  await tx
    .deleteFrom('request_matter')
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .execute()
  const rows = matters.map((each) => ({ ...each, decision: JSON.stringify(each.decision) }))
  await tx.insertInto('request_matter').values(rows).execute()
}

/** Ends every matter of a request in the same way. */
export async function decideAll(
  tx: Handle,
  { region_id, id }: Pick<RequestRow, 'region_id' | 'id'>,
  decisionKind: string,
): Promise<void> {
  await tx
    .updateTable('request_matter')
    .set({ decision_kind: decisionKind })
    .where('region_id', '=', region_id)
    .where('request_id', '=', id)
    .execute()
}

export async function updateMatter(tx: Handle, matter: MatterRow): Promise<void> {
  const { region_id, request_id, position, decision_kind, decision, description } = matter
  await tx
    .updateTable('request_matter')
    .set({ decision_kind, description, decision: JSON.stringify(decision) })
    .where('region_id', '=', region_id)
    .where('request_id', '=', request_id)
    .where('position', '=', position)
    .execute()
}
