import type { Tx } from '#platform/db/database.ts'
import { newId } from '#platform/db/uuid.ts'
import type { MailPorts } from '../mail.ports.ts'
import { insertMail } from '../mail.store.ts'
import type { MailTables } from '../mail.tables.ts'
import { sealedWords, type Words } from './sealing.ts'

export const DELIVER = 'mail.deliver'

/** A letter to one person about one thing. */
export type MailToSend = Words & {
  readonly regionId: string
  readonly about: { readonly kind: string; readonly id: string }
  /** The account that caused it; null for the program. */
  readonly by: string | null
}

/** Enters a letter in the transaction of what it tells of; it leaves once that is committed. */
export async function putInOutbox(
  ports: Pick<MailPorts, 'enqueue' | 'cipher' | 'now'>,
  tx: Tx<MailTables>,
  { regionId, to, subject, body, about, by }: MailToSend,
): Promise<string> {
  const id = newId()
  await insertMail(tx, {
    ...{ region_id: regionId, id, about_kind: about.kind, about_id: about.id, unsealed: null },
    ...sealedWords(ports.cipher, id, { to, subject: oneLine(subject), body }),
    ...{ state: 'waiting', attempts: 0, problem: null, sent_at: null },
    ...{ created_at: ports.now(), created_by: by },
  })
  await ports.enqueue(tx as unknown as Tx<never>, DELIVER, { regionId, id })
  return id
}

/** A subject with a line break in it could smuggle in further heads of the letter. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200)
}
