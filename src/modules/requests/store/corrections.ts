import { CORRECTION_OPEN, type CorrectionState } from '#core/requests/corrections/course.ts'
import { type Database, sql } from '#platform/db/database.ts'
import type { Read } from '#platform/db/read.ts'
import type {
  RequestCorrectionEventTable,
  RequestCorrectionTable,
  RequestsTables,
} from '../requests.tables.ts'
import { likesOf, orNone } from './register.ts'
import type { Handle } from './requests.ts'

export type CorrectionRecord = Read<RequestCorrectionTable>
export type CorrectionEvent = Read<RequestCorrectionEventTable>

type Db = Database<RequestsTables>
type Key = { readonly regionId: string; readonly correctionId: string }

export async function insertCorrection(
  tx: Handle,
  row: Omit<CorrectionRecord, 'version'>,
): Promise<void> {
  await tx.insertInto('request_correction').values(row).execute()
}

/** A correction by its id; with `lock` nobody else changes it until the transaction ends. */
export async function findCorrection(
  db: Db,
  { regionId, correctionId }: Key,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<CorrectionRecord | null> {
  const row = await db
    .selectFrom('request_correction')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('id', '=', correctionId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? null
}

/** Writes the given columns and raises the version; the correction must be locked. */
export async function updateCorrection(
  tx: Handle,
  { region_id, id, version }: Pick<CorrectionRecord, 'region_id' | 'id' | 'version'>,
  change: Partial<Omit<CorrectionRecord, 'region_id' | 'id' | 'version'>>,
): Promise<number> {
  await tx
    .updateTable('request_correction')
    .set({ ...change, version: version + 1 })
    .where('region_id', '=', region_id)
    .where('id', '=', id)
    .execute()
  return version + 1
}

export async function insertCorrectionEvent(tx: Handle, row: CorrectionEvent): Promise<void> {
  await tx.insertInto('request_correction_event').values(row).execute()
}

/** What happened to a correction, in the order in which it was entered. */
export async function correctionEvents(
  db: Db,
  { regionId, correctionId }: Key,
): Promise<readonly CorrectionEvent[]> {
  return db
    .selectFrom('request_correction_event')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('correction_id', '=', correctionId)
    .orderBy('serial')
    .execute()
}

export type CorrectionsWanted = {
  readonly regionId: string
  /** Null: of all agencies. */
  readonly agencies: ReadonlySet<string> | null
  readonly agencyId?: string | undefined
  readonly state?: CorrectionState | undefined
  readonly isOpen?: boolean | undefined
  /** Number or record. */
  readonly words?: string | undefined
}

/** A page of the corrections, those that wait first, by their due day; and how many there are. */
export async function findCorrections(
  db: Db,
  { regionId, agencies, agencyId, state, isOpen, words }: CorrectionsWanted,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly CorrectionRecord[]; readonly total: number }> {
  let query = db.selectFrom('request_correction').where('region_id', '=', regionId)
  if (agencies) query = query.where('agency_id', 'in', orNone([...agencies]))
  if (agencyId) query = query.where('agency_id', '=', agencyId)
  if (state) query = query.where('state', '=', state)
  if (isOpen) query = query.where('state', 'in', [...CORRECTION_OPEN])
  for (const like of likesOf(words)) {
    query = query.where(sql`concat_ws(' ', number, record_ref)`, 'ilike', like)
  }
  const { total } = await query
    .select((on) => on.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const waits = sql`(case when state in ('told', 'withdrawn') then null else due_on end)`
  const rows = await query
    .selectAll()
    .orderBy(sql`${waits} asc nulls last`)
    .orderBy('submitted_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
  return { rows, total: Number(total) }
}
