import type { MailPorts } from '../mail.ports.ts'
import { findMail, type MailKey, updateMail } from '../mail.store.ts'
import { mailProblem } from './mail-problem.ts'
import { sealPlace } from './put-in-outbox.ts'

/** Tries after which somebody has to look at a letter. */
export const MOST_ATTEMPTS = 8

/**
 * Hands a waiting letter to the mail server. A letter that has left is not sent again; one that the
 * server did not take is tried later (this throws, so that the queue knows) and at last failed.
 */
export async function deliverMail(ports: MailPorts, key: MailKey): Promise<void> {
  const { db, post, now } = ports
  const mail = await findMail(db, key)
  if (mail?.state !== 'waiting' || !post) return
  const attempts = mail.attempts + 1
  try {
    await post.send({
      id: mail.id,
      to: {
        name: mail.recipient_name,
        address: ports.cipher.open(mail.recipient, sealPlace(mail.id)),
      },
      subject: mail.subject,
      body: mail.body,
    })
  } catch (error) {
    const problem = mailProblem(error)
    const state = attempts >= MOST_ATTEMPTS ? 'failed' : 'waiting'
    await updateMail(db, key, { attempts, problem, state })
    // Without the error itself as its cause: the queue and the log would write down what it says.
    throw new Error(problem)
  }
  await updateMail(db, key, { attempts, problem: null, state: 'sent', sent_at: now() })
}
