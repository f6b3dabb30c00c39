import type { Day } from '#core/kit/day.ts'
import { sql, type Tx } from '#platform/db/database.ts'
import type { RequestDraftTable, RequestsTables } from '../requests.tables.ts'

type Handle = Tx<RequestsTables>
export type DraftRow = RequestDraftTable

/** Saves a draft, in the place of what was saved under its id; the mails that went out stay counted. */
export async function saveDraftRow(tx: Handle, row: Omit<DraftRow, 'mails'>): Promise<void> {
  const { content, ends_on, saved_at } = row
  await tx
    .insertInto('request_draft')
    .values({ ...row, mails: 0 })
    .onConflict((conflict) =>
      conflict.columns(['region_id', 'id']).doUpdateSet({ content, ends_on, saved_at }),
    )
    .execute()
}

/** The draft of a code that has not ended, locked. */
export async function draftMarked(
  tx: Handle,
  regionId: string,
  marks: readonly Buffer[],
  today: Day,
): Promise<DraftRow | null> {
  const row = await tx
    .selectFrom('request_draft')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('code_mark', 'in', [...marks])
    .where('ends_on', '>=', today)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function removeDraft(tx: Handle, regionId: string, id: string): Promise<void> {
  await tx
    .deleteFrom('request_draft')
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

/** How many there were whose last day is past. */
export async function removeEnded(tx: Handle, regionId: string, today: Day): Promise<number> {
  const done = await tx
    .deleteFrom('request_draft')
    .where('region_id', '=', regionId)
    .where('ends_on', '<', today)
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

export async function countMail(tx: Handle, { region_id, id }: DraftRow): Promise<void> {
  await tx
    .updateTable('request_draft')
    .set({ mails: sql`mails + 1` })
    .where('region_id', '=', region_id)
    .where('id', '=', id)
    .execute()
}
