import { fromKysely, type KyselyTransactionLike, PgBoss } from 'pg-boss'
import { type Connection, clientConfig, type Tx } from '#platform/db/database.ts'

/** Work done later, by whichever process is free; at least once, so it must bear being done twice. */
export type Job<Data extends object = object> = {
  /** `room.verb-object`. */
  readonly name: string
  /** Times it is tried again, with growing pauses, before it is given up. */
  readonly retries: number
  /** Seconds after which a run counts as lost. */
  readonly expiresAfter: number
  readonly run: (data: Data) => Promise<void>
}

/** Work that comes round by the clock of China: `minute hour day month weekday`. */
export type Schedule = { readonly job: string; readonly cron: string; readonly data?: object }

/** Puts a job into the queue in the transaction of what it belongs to: both happen or neither. */
export type Enqueue = (
  tx: Tx<never>,
  job: string,
  data: object,
  options?: { readonly notBefore?: Date },
) => Promise<void>

export type Jobs = {
  readonly enqueue: Enqueue
  /** Begins to do what is in the queue. */
  readonly work: () => Promise<void>
  /** Jobs that wait and that were given up, for the monitoring. */
  readonly counts: () => Promise<{ readonly waiting: number; readonly failed: number }>
  readonly stop: () => Promise<void>
}

type Options = {
  readonly jobs: readonly Job<never>[]
  readonly schedules?: readonly Schedule[]
  readonly onError: (error: Error, job: string | null) => void
  /** Seconds between looks into the queue. */
  readonly every?: number
}

/** Opens the queue in the database, in a schema of its own. */
export async function openJobs(connection: Connection, options: Options): Promise<Jobs> {
  const { jobs, schedules = [], onError, every = 2 } = options
  const { connectionString, host, port, user, database, password } = clientConfig(connection)
  const boss = new PgBoss({
    ...(connectionString ? { connectionString } : { host, port, user, database, password }),
    schema: 'jobs',
    max: 4,
  } as ConstructorParameters<typeof PgBoss>[0])
  boss.on('error', (error) => onError(error, null))
  await boss.start()
  for (const { name, retries, expiresAfter } of jobs) {
    const settings = { retryLimit: retries, retryBackoff: true, expireInSeconds: expiresAfter }
    await boss.createQueue(name, settings)
  }
  return {
    enqueue: async (tx, job, data, { notBefore } = {}) => {
      const db = fromKysely(tx as unknown as KyselyTransactionLike)
      await boss.send(job, data, { db, ...(notBefore && { startAfter: notBefore }) })
    },
    work: async () => {
      for (const job of jobs) await startWorker(boss, job, every, onError)
      for (const { job, cron, data } of schedules) {
        await boss.schedule(job, cron, data ?? {}, { tz: 'Asia/Shanghai' })
      }
    },
    counts: async () => {
      const queues = await boss.getQueues()
      const waiting = queues.reduce((sum, { queuedCount }) => sum + (queuedCount ?? 0), 0)
      const failed = queues.reduce((sum, { failedCount }) => sum + (failedCount ?? 0), 0)
      return { waiting, failed }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

async function startWorker(
  boss: PgBoss,
  { name, run }: Job<never>,
  every: number,
  onError: Options['onError'],
): Promise<void> {
  await boss.work(name, { pollingIntervalSeconds: every, batchSize: 1 }, async (batch) => {
    for (const { data } of batch) {
      try {
        await run(data as never)
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)), name)
        throw error
      }
    }
  })
}
