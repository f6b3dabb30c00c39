import type { MailPorts } from '../mail.ports.ts'
import { findMail, type MailKey, updateMail } from '../mail.store.ts'
import { mailProblem } from './mail-problem.ts'
import { openWords } from './sealing.ts'

/** Tries after which somebody has to look at a letter. */
export const MOST_ATTEMPTS = 8

/**
 * Hands a waiting letter to the mail server. A letter that has left is not sent again and keeps none of
 * its words; one that the server did not take is tried later (this throws, so that the queue knows) and
 * at last failed.
 */
export async function deliverMail(ports: MailPorts, key: MailKey): Promise<void> {
  const { db, post, now } = ports
  const mail = await findMail(db, key)
  if (mail?.state !== 'waiting' || !post) return
  const words = openWords(ports.cipher, mail)
  if (!words) throw new Error('这封信还没有加密，重新启动平台后再发。')
  const attempts = mail.attempts + 1
  try {
    await post.send({ id: mail.id, ...words })
  } catch (error) {
    const problem = mailProblem(error)
    const state = attempts >= MOST_ATTEMPTS ? 'failed' : 'waiting'
    await updateMail(db, key, { attempts, problem, state })
    // Without the error itself as its cause: the queue and the log would write down what it says.
    throw new Error(problem)
  }
  const left = { state: 'sent', sent_at: now(), body: null } as const
  await updateMail(db, key, { attempts, problem: null, ...left })
}
