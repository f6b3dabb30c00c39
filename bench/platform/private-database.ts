import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded/start.ts'
import { migrate } from '#platform/db/migrations/migrate.ts'
import { MIGRATIONS } from '../../src/entry/store.ts'

/** The embedded PostgreSQL as it comes, up to date and empty, in a folder that goes with it. */
export type PrivateDatabase = {
  readonly folder: string
  readonly connection: Connection
  readonly stop: () => Promise<void>
}

/**
 * A folder that may be removed as a whole: open to the user PostgreSQL steps down to when root runs
 * this, or the cluster would be put elsewhere and stay.
 */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
  chmodSync(folder, 0o755)
  return folder
}

export async function startDatabase(): Promise<PrivateDatabase> {
  const folder = dataFolder()
  const started = await startEmbedded({ folder: join(folder, 'postgresql'), log: () => {} })
  if (!started.ok) throw new Error(started.error)
  const { connection, stop } = started.value
  const done = await migrate(connection, MIGRATIONS)
  if (!done.ok) throw new Error(done.error)
  return {
    ...{ folder, connection },
    stop: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
