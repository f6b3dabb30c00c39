import type { MailPorts } from '../mail.ports.ts'
import { findMail, type MailKey, updateMail } from '../mail.store.ts'
import type { OutgoingMailTable } from '../mail.tables.ts'
import { mailProblem } from './mail-problem.ts'
import { openWords, type Words } from './sealing.ts'

/** Tries after which somebody has to look at a letter. */
export const MOST_ATTEMPTS = 8

/**
 * Hands a waiting letter or short message to its server. What has left is not sent again and keeps none
 * of its words; what was not taken is tried later (this throws, so that the queue knows) and at last, or
 * where it can never be taken, failed.
 */
export async function deliverMail(ports: MailPorts, key: MailKey): Promise<void> {
  const { db, now } = ports
  const mail = await findMail(db, key)
  const send = mail && senderOf(ports, mail.channel)
  if (mail?.state !== 'waiting' || !send) return
  const words = openWords(ports.cipher, mail)
  if (!words) throw new Error('这封信还没有加密，重新启动平台后再发。')
  const attempts = mail.attempts + 1
  try {
    await send(mail.id, words)
  } catch (error) {
    const { problem, isForGood } = mailProblem(error)
    const state = isForGood || attempts >= MOST_ATTEMPTS ? 'failed' : 'waiting'
    await updateMail(db, key, { attempts, problem, state })
    // Without the error itself as its cause: the queue and the log would write down what it says.
    throw new Error(problem)
  }
  const left = { state: 'sent', sent_at: now(), body: null } as const
  await updateMail(db, key, { attempts, problem: null, ...left })
}

type Send = (id: string, words: Words) => Promise<void>

/** Null where nothing is configured for the channel: what is in it waits. */
function senderOf({ post, texter }: MailPorts, channel: OutgoingMailTable['channel']): Send | null {
  if (channel === 'mail') return post && ((id, words) => post.send({ id, ...words }))
  return (
    texter &&
    ((id, { to, subject: template, body }) =>
      texter.send({
        ...{ id, to: to.address, template },
        parameters: JSON.parse(body) as Readonly<Record<string, string>>,
      }))
  )
}
