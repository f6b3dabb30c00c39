import type { TSchema } from 'typebox'
import { program } from '#platform/action/actor.ts'
import type { Action } from '#platform/action/define-action.ts'
import type { Execute } from '#platform/action/execute.ts'
import type { Job, Schedule } from '#platform/jobs/jobs.ts'
import { clearDrafts } from './actions/citizens/drafts/clear-drafts.ts'
import { sendDigest } from './actions/tasks/send-digest.ts'
import type { RequestsDeps } from './requests.ports.ts'

const DIGEST = 'requests.send-digest'
const CLEAR = 'requests.clear-drafts'

type Ports = {
  readonly execute: Execute<RequestsDeps>
  readonly regions: () => Promise<readonly { readonly id: string }[]>
}

/** What the room does by itself, region by region: what is due is told, what has ended is taken away. */
export function requestsJobs({ execute, regions }: Ports): Job<never>[] {
  const inEachRegion = (
    name: string,
    title: string,
    action: Action<TSchema, TSchema, RequestsDeps>,
  ) => ({
    name,
    // Whoever was told already is not told again: tomorrow is another day.
    ...{ retries: 0, expiresAfter: 900 },
    run: async () => {
      for (const { id } of await regions()) {
        const done = await execute(action, program(id, title, 'job'), {})
        if (!done.ok) throw new Error(done.error.message)
      }
    },
  })
  return [
    inEachRegion(DIGEST, '到期提醒', sendDigest as never),
    inEachRegion(CLEAR, '清除过期的未提交申请', clearDrafts as never),
  ]
}

/** Every morning at half past seven, and in the night when nobody writes. */
export const requestsSchedules: readonly Schedule[] = [
  { job: DIGEST, cron: '30 7 * * *' },
  { job: CLEAR, cron: '20 3 * * *' },
]
