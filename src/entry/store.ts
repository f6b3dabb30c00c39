import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ok, type Result } from '#core/kit/result.ts'
import type { Connection } from '#platform/db/database.ts'
import { attachEmbedded, isEmbeddedThere } from '#platform/db/embedded/attach.ts'
import { startEmbedded } from '#platform/db/embedded/start.ts'
import { migrate } from '#platform/db/migrations/migrate.ts'
import type { Settings } from './settings.ts'

/** Where the steps by which the database came to be are kept. */
export const MIGRATIONS = fileURLToPath(new URL('../migrations/', import.meta.url))

/** A database that is there and up to date. */
export type Store = {
  readonly connection: Connection
  /** What it is, for whoever looks after it. */
  readonly what: string
  readonly close: () => Promise<void>
}

type Options = {
  /** Told in sentences what is going on. */
  readonly log: (sentence: string) => void
  /** Told when the database is gone for good. */
  readonly onLost?: (sentence: string) => void
}

/** The database the settings name, started where it is our own; a sentence where there is none. */
export async function openStore(
  settings: Settings,
  options: Options,
): Promise<Result<Store, string>> {
  if (settings.DATABASE_URL) {
    const connection = { url: settings.DATABASE_URL }
    return ok({ connection, what: '外部 PostgreSQL', close: async () => {} })
  }
  const started = await startEmbedded({
    folder: folderOf(settings),
    ...options,
  })
  if (!started.ok) return started
  const { connection, version, stop } = started.value
  return ok({ connection, what: `内置 PostgreSQL ${version}`, close: stop })
}

/** Our own database, where a running site of ours has it open already; else null. */
export function attachStore(settings: Settings): Result<Store, never> | null {
  if (settings.DATABASE_URL) return null
  const connection = attachEmbedded(folderOf(settings))
  return connection && ok({ connection, what: '正在运行的内置 PostgreSQL', close: async () => {} })
}

/** Whether there is anything to open: a database somebody else runs, or our own, made before. */
export function isStoreThere(settings: Settings): boolean {
  return Boolean(settings.DATABASE_URL) || isEmbeddedThere(folderOf(settings))
}

const folderOf = ({ dataFolder }: Settings) => join(dataFolder, 'postgresql')

/** The database with every migration applied. */
export async function openCurrentStore(
  settings: Settings,
  options: Options,
): Promise<Result<Store, string>> {
  const store = await openStore(settings, options)
  if (!store.ok) return store
  const done = await migrate(store.value.connection, MIGRATIONS, options.log)
  if (done.ok) return store
  await store.value.close()
  return done
}
