import type { Tx } from '#platform/db/database.ts'
import { newId } from '#platform/db/uuid.ts'
import type { MailPorts } from '../mail.ports.ts'
import { insertMail } from '../mail.store.ts'
import type { MailTables, OutgoingMailTable } from '../mail.tables.ts'
import { sealedWords, type Words } from './sealing.ts'

export const DELIVER = 'mail.deliver'

/** A letter to one person about one thing. */
export type MailToSend = Words & {
  readonly regionId: string
  readonly about: { readonly kind: string; readonly id: string }
  /** The account that caused it; null for the program. */
  readonly by: string | null
}

type Ports = Pick<MailPorts, 'enqueue' | 'cipher' | 'now'>

/** Enters a letter in the transaction of what it tells of; it leaves once that is committed. */
export function putInOutbox(ports: Ports, tx: Tx<MailTables>, mail: MailToSend): Promise<string> {
  return enter(ports, tx, 'mail', { ...mail, subject: oneLine(mail.subject) })
}

/** A short message to one person: which template, and what stands in its places. */
export type TextToSend = Omit<MailToSend, 'to' | 'subject' | 'body'> & {
  readonly mobile: string
  readonly template: string
  readonly parameters: Readonly<Record<string, string>>
}

/** Enters a short message like a letter. */
export function putText(
  ports: Ports,
  tx: Tx<MailTables>,
  { mobile, template, parameters, ...rest }: TextToSend,
): Promise<string> {
  const to = { name: '', address: mobile }
  const body = JSON.stringify(parameters)
  return enter(ports, tx, 'sms', { ...rest, to, subject: template, body })
}

async function enter(
  ports: Ports,
  tx: Tx<MailTables>,
  channel: OutgoingMailTable['channel'],
  { regionId, about, by, ...words }: MailToSend,
): Promise<string> {
  const id = newId()
  await insertMail(tx, {
    ...{ region_id: regionId, id, channel, unsealed: null },
    ...{ about_kind: about.kind, about_id: about.id },
    ...sealedWords(ports.cipher, id, words),
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
