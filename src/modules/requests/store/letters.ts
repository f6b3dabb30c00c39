import type { Database } from '#platform/db/database.ts'
import type { Read } from '#platform/db/read.ts'
import type { RequestLetterTable, RequestsTables } from '../requests.tables.ts'
import type { Handle, Key } from './requests.ts'

export type LetterRow = Read<RequestLetterTable>
/** A letter without what it says, which is sealed. */
export type LetterHead = Omit<LetterRow, 'content'>

const HEAD = [
  ...(['region_id', 'id', 'request_id', 'kind', 'number', 'made_at', 'made_by'] as const),
  ...(['issued_on', 'served_on', 'served_way', 'proof', 'consultation_id'] as const),
]

/** The letters of a request in the order in which they were first made. */
export async function lettersOf(
  db: Database<RequestsTables>,
  { regionId, requestId }: Key,
): Promise<readonly LetterHead[]> {
  return db
    .selectFrom('request_letter')
    .select(HEAD)
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .orderBy('id')
    .execute()
}

/** One letter with what it says; `null` when this request has no such letter. */
export async function findLetter(
  db: Database<RequestsTables>,
  { regionId, requestId }: Key,
  letterId: string,
): Promise<LetterRow | null> {
  const row = await db
    .selectFrom('request_letter')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .where('id', '=', letterId)
    .executeTakeFirst()
  return row ?? null
}

export async function insertLetter(tx: Handle, row: LetterRow): Promise<void> {
  await tx.insertInto('request_letter').values(row).execute()
}

type LetterKey = Pick<LetterRow, 'region_id' | 'id'>

/** Writes the given columns of a letter; its request must be locked. */
export async function updateLetter(
  tx: Handle,
  { region_id, id }: LetterKey,
  change: Partial<Omit<LetterRow, 'region_id' | 'id' | 'request_id'>>,
): Promise<void> {
  await tx
    .updateTable('request_letter')
    .set(change)
    .where('region_id', '=', region_id)
    .where('id', '=', id)
    .execute()
}

export async function deleteLetter(tx: Handle, { region_id, id }: LetterKey): Promise<void> {
  await tx
    .deleteFrom('request_letter')
    .where('region_id', '=', region_id)
    .where('id', '=', id)
    .execute()
}
