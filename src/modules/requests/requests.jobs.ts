import { program } from '#platform/action/actor.ts'
import type { Execute } from '#platform/action/execute.ts'
import type { Job, Schedule } from '#platform/jobs/jobs.ts'
import { sendDigest } from './actions/tasks/send-digest.ts'
import type { RequestsDeps } from './requests.ports.ts'

const DIGEST = 'requests.send-digest'

type Ports = {
  readonly execute: Execute<RequestsDeps>
  readonly regions: () => Promise<readonly { readonly id: string }[]>
}

/** What the room does by itself: it tells each agency in the morning what is due. */
export function requestsJobs({ execute, regions }: Ports): Job<never>[] {
  const digest: Job = {
    name: DIGEST,
    // Whoever was told already is not told again: tomorrow is another day.
    ...{ retries: 0, expiresAfter: 900 },
    run: async () => {
      for (const { id } of await regions()) {
        const done = await execute(sendDigest, program(id, '到期提醒', 'job'), {})
        if (!done.ok) throw new Error(done.error.message)
      }
    },
  }
  return [digest]
}

/** Every morning at half past seven. */
export const requestsSchedules: readonly Schedule[] = [{ job: DIGEST, cron: '30 7 * * *' }]
