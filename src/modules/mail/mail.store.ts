import type { Database, Tx } from '#platform/db/database.ts'
import type { MailTables, OutgoingMailTable } from './mail.tables.ts'

export type MailKey = { readonly regionId: string; readonly id: string }

export async function insertMail(tx: Tx<MailTables>, row: OutgoingMailTable): Promise<void> {
  await tx.insertInto('outgoing_mail').values(row).execute()
}

export async function findMail(
  db: Database<MailTables>,
  { regionId, id }: MailKey,
): Promise<OutgoingMailTable | null> {
  const query = db.selectFrom('outgoing_mail').selectAll().where('region_id', '=', regionId)
  return (await query.where('id', '=', id).executeTakeFirst()) ?? null
}

export async function updateMail(
  db: Database<MailTables>,
  { regionId, id }: MailKey,
  values: Partial<Pick<OutgoingMailTable, 'state' | 'attempts' | 'problem' | 'sent_at' | 'body'>>,
): Promise<void> {
  const query = db.updateTable('outgoing_mail').set(values).where('region_id', '=', regionId)
  await query.where('id', '=', id).execute()
}

/** Letters that are not sealed yet, locked; those that somebody else is sealing are left to them. */
export async function unsealedMails(
  tx: Tx<MailTables>,
  most: number,
): Promise<readonly OutgoingMailTable[]> {
  return tx
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('unsealed', 'is not', null)
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
}

export async function replaceUnsealed(
  tx: Tx<MailTables>,
  { regionId, id }: MailKey,
  sealed: Pick<OutgoingMailTable, 'recipient' | 'subject' | 'body'>,
): Promise<void> {
  const query = tx.updateTable('outgoing_mail').set({ ...sealed, unsealed: null })
  await query.where('region_id', '=', regionId).where('id', '=', id).execute()
}
