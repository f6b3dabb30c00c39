import type { Job } from '#platform/jobs/jobs.ts'
import { deliverMail, MOST_ATTEMPTS } from './actions/deliver-mail.ts'
import { DELIVER } from './actions/put-in-outbox.ts'
import type { MailPorts } from './mail.ports.ts'
import type { MailKey } from './mail.store.ts'

/** The jobs of the outbox. */
export function mailJobs(ports: MailPorts): Job<never>[] {
  const deliver: Job<MailKey> = {
    name: DELIVER,
    retries: MOST_ATTEMPTS - 1,
    expiresAfter: 120,
    run: (key) => deliverMail(ports, key),
  }
  return [deliver as Job<never>]
}
