import { ok, type Result } from '#core/kit/result.ts'
import type { Client } from '../client.ts'
import type { Connection } from '../database.ts'
import { onServer } from '../server.ts'
import { appliedMigrations, apply, beginChange, stillToDo } from './applied.ts'
import { type Migration, readMigrations } from './read-migrations.ts'

/** What has not been applied yet, in order; applies nothing. */
export async function pendingMigrations(
  connection: Connection,
  folder: string,
): Promise<Result<readonly Migration[], string>> {
  const known = readMigrations(folder)
  if (!known.ok) return known
  return onServer(connection, async (client) =>
    stillToDo(known.value, await appliedMigrations(client)),
  )
}

/**
 * Brings a database up to the migrations of a folder, each in a transaction of its own; what was
 * done before one failed stays done. Several processes may try at once: one works, the others wait
 * and find nothing to do. Answers with the names of what this call applied.
 */
export async function migrate(
  connection: Connection,
  folder: string,
  log: (sentence: string) => void = () => {},
): Promise<Result<readonly string[], string>> {
  const known = readMigrations(folder)
  if (!known.ok) return known
  return onServer(connection, async (client) => {
    const names: string[] = []
    for (;;) {
      const step = await nextStep(client, known.value)
      if (!step.ok) return step
      if (step.value === null) return ok(names)
      names.push(step.value.name)
      log(`数据库已升级：${step.value.name}`)
    }
  })
}

/** One transaction: looks what is next, does it. The lock falls with the transaction. */
async function nextStep(
  client: Client,
  known: readonly Migration[],
): Promise<Result<Migration | null, string>> {
  await client.query('BEGIN')
  const step = await doNext(client, known)
  await client.query(step.ok ? 'COMMIT' : 'ROLLBACK')
  return step
}

async function doNext(
  client: Client,
  known: readonly Migration[],
): Promise<Result<Migration | null, string>> {
  await beginChange(client)
  const todo = stillToDo(known, await appliedMigrations(client))
  if (!todo.ok) return todo
  const [next] = todo.value
  if (!next) return ok(null)
  const applied = await apply(client, next)
  return applied.ok ? ok(next) : applied
}
