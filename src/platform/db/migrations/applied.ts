import { fail, ok, type Result } from '#core/kit/result.ts'
import type { Client } from '../client.ts'
import { type Migration, padded } from './read-migrations.ts'

/** A migration as a database remembers it. */
export type Applied = {
  readonly number: number
  readonly name: string
  readonly sha256: string
}

const TABLE = `CREATE TABLE IF NOT EXISTS public.schema_migration (
  number int PRIMARY KEY,
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)`

/** One process at a time changes the structure; the number is any that nobody else uses. */
const LOCK = 'SELECT pg_advisory_xact_lock(7102465)'

/** Inside a transaction: makes others wait, and makes the table if it is not there. */
export async function beginChange(client: Client): Promise<void> {
  await client.query(LOCK)
  await client.query(TABLE)
}

/** What was applied, in order; nothing where the database has never been migrated. */
export async function appliedMigrations(client: Client): Promise<readonly Applied[]> {
  const { rows } = await client.query<{ known: boolean }>(
    `SELECT to_regclass('public.schema_migration') IS NOT NULL AS known`,
  )
  if (!rows[0]?.known) return []
  const applied = await client.query<Applied>(
    'SELECT number, name, sha256 FROM public.schema_migration ORDER BY number',
  )
  return applied.rows
}

/**
 * What of `known` a database still lacks. Refuses, with a sentence, a database that is newer than
 * the program, and one whose past is not the program's.
 */
export function stillToDo(
  known: readonly Migration[],
  applied: readonly Applied[],
): Result<readonly Migration[], string> {
  const newest = applied.at(-1)
  if (newest && newest.number > known.length) {
    return fail(
      `数据库比程序新：数据库已升级到 ${newest.name}，本程序只认识到 ${padded(known.length)}，请使用新版本的程序`,
    )
  }
  for (const [index, past] of applied.entries()) {
    const ours = known[index]
    if (past.number !== index + 1) {
      return fail(`数据库的升级记录缺少 ${padded(index + 1)}：请从备份恢复，或请维护人员核对`)
    }
    if (ours?.name !== past.name) {
      return fail(`数据库升级过的 ${past.name} 在程序里找不到：请使用安装这个数据库的程序`)
    }
    if (ours.sha256 !== past.sha256) {
      return fail(
        `升级文件 ${past.name} 在执行之后被改过：请恢复原来的文件，改动要另写新的升级文件`,
      )
    }
  }
  return ok(known.slice(applied.length))
}

/** Inside a transaction: carries one migration out and remembers it. */
export async function apply(client: Client, migration: Migration): Promise<Result<null, string>> {
  try {
    await client.query(migration.sql)
    const { number, name, sha256 } = migration
    await client.query(
      'INSERT INTO public.schema_migration (number, name, sha256) VALUES ($1, $2, $3)',
      [number, name, sha256],
    )
    return ok(null)
  } catch (error) {
    return fail(`数据库升级 ${migration.name} ${place(error, migration.sql)}出错：${words(error)}`)
  }
}

/** PostgreSQL counts characters from 1. */
function place(error: unknown, sql: string): string {
  const position = Number((error as { position?: unknown }).position)
  return position > 0 ? `第 ${sql.slice(0, position - 1).split('\n').length} 行` : ''
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error))
