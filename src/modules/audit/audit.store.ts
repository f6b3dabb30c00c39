import { type Database, sql, type Tx, writeAlong } from '#platform/db/database.ts'
import type { AuditEntryRow, AuditHeadRow, AuditTables } from './audit.tables.ts'

/** Adds the lanes of a region that has none. */
export async function insertHeads(
  tx: Tx<AuditTables>,
  heads: readonly AuditHeadRow[],
): Promise<void> {
  await tx.insertInto('audit_head').values(heads).execute()
}

/** Takes a lane nobody is writing to; waits for one when all are taken. Null: the region has none. */
export async function lockLane(
  tx: Tx<AuditTables>,
  regionId: string,
): Promise<AuditHeadRow | null> {
  const lanes = tx
    .selectFrom('audit_head')
    .selectAll()
    .where('region_id', '=', regionId)
    .orderBy('lane')
    .limit(1)
  const free = await lanes.forUpdate().skipLocked().executeTakeFirst()
  if (free) return free
  const any = sql<AuditHeadRow>`
    select * from audit_head where region_id = ${regionId} and lane = (
      select lane from audit_head where region_id = ${regionId} order by random() limit 1)
    for update`
  return (await any.execute(tx)).rows[0] ?? null
}

/** Adds the entries and moves the head behind them, in one statement that goes with the commit. */
export async function appendEntries(
  tx: Tx<AuditTables>,
  entries: readonly AuditEntryRow[],
  head: AuditHeadRow,
): Promise<void> {
  const rows = entries.map((entry) => ({
    ...entry,
    before_value: jsonb(entry.before_value),
    after_value: jsonb(entry.after_value),
  }))
  const write = tx
    .with('moved', (db) =>
      db
        .updateTable('audit_head')
        .set({ number: head.number, hash: head.hash, seal: head.seal })
        .where('region_id', '=', head.region_id)
        .where('lane', '=', head.lane)
        .returning('lane'),
    )
    .insertInto('audit_entry')
    .values(rows)
  await writeAlong(tx, write)
}

function jsonb(value: unknown) {
  return value === null ? null : sql`${JSON.stringify(value)}::jsonb`
}

export async function headsOf(db: Database<AuditTables>, regionId: string) {
  return db
    .selectFrom('audit_head')
    .selectAll()
    .where('region_id', '=', regionId)
    .orderBy('lane')
    .execute()
}

/** The lanes that have entries, whether a head knows of them or not. */
export async function lanesWithEntries(db: Database<AuditTables>, regionId: string) {
  const rows = await db
    .selectFrom('audit_entry')
    .select('lane')
    .distinct()
    .where('region_id', '=', regionId)
    .execute()
  return rows.map(({ lane }) => lane)
}

/** Entries of a lane in order, a few thousand in memory at a time. */
export async function* entriesOfLane(
  db: Database<AuditTables>,
  regionId: string,
  lane: number,
): AsyncGenerator<AuditEntryRow> {
  const PAGE = 2000
  // Below every number: an entry put in front of the first is read too.
  let last = Number.MIN_SAFE_INTEGER
  for (;;) {
    const page: AuditEntryRow[] = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('region_id', '=', regionId)
      .where('lane', '=', lane)
      .where('number', '>', last)
      .orderBy('number')
      .limit(PAGE)
      .execute()
    yield* page
    if (page.length < PAGE) return
    last = page.at(-1)?.number ?? last
  }
}

/** A place in the list of entries, newest first. */
export type Place = { readonly at: string; readonly lane: number; readonly number: number }

export type EntryFilter = {
  readonly regionId: string
  readonly from?: string
  readonly until?: string
  readonly actorId?: string
  readonly actorName?: string
  readonly action?: string
  readonly subjectKind?: string
  readonly subjectId?: string
  readonly olderThan?: Place
  readonly limit: number
}

export async function findEntries(db: Database<AuditTables>, filter: EntryFilter) {
  const { olderThan: place } = filter
  let query = db.selectFrom('audit_entry').selectAll().where('region_id', '=', filter.regionId)
  if (filter.from) query = query.where('at', '>=', filter.from)
  if (filter.until) query = query.where('at', '<', filter.until)
  if (filter.actorId) query = query.where('actor_id', '=', filter.actorId)
  if (filter.actorName) {
    query = query.where(sql<boolean>`strpos(actor_name, ${filter.actorName}) > 0`)
  }
  if (filter.action) {
    query = filter.action.endsWith('.')
      ? query.where(sql<boolean>`starts_with(action, ${filter.action})`)
      : query.where('action', '=', filter.action)
  }
  if (filter.subjectKind) query = query.where('subject_kind', '=', filter.subjectKind)
  if (filter.subjectId) query = query.where('subject_id', '=', filter.subjectId)
  if (place) {
    query = query.where(
      sql<boolean>`(at, lane, number) < (${place.at}::timestamptz, ${place.lane}, ${place.number})`,
    )
  }
  return query
    .orderBy('at', 'desc')
    .orderBy('lane', 'desc')
    .orderBy('number', 'desc')
    .limit(filter.limit)
    .execute()
}
