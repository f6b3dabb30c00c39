import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { inject } from 'vitest'
import { quoted, withClient, withDatabase } from '#platform/db/client.ts'
import type { Connection } from '#platform/db/database.ts'
import type { Quarters, Template } from './database/caretaker.ts'
import type {} from './database/setup.ts'

/** A database of one test file or test, gone when dropped or when the run ends. */
export type TestDatabase = {
  readonly connection: Connection
  readonly name: string
  /** Runs one statement; rows as objects. */
  readonly query: <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>
  /** Throws connections out and drops it. May be called twice. */
  readonly drop: () => Promise<void>
}

/** What a worker was told, by what it asked; a run has one answer for everybody. */
const told = new Map<string, Promise<unknown>>()

/**
 * A fresh database with all migrations applied, a copy of the run's template; with
 * `{ migrated: false }` an empty one. The server is the private PostgreSQL, started for the run by
 * the first test that asks, or the one of TEST_DATABASE_URL.
 */
export async function testDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const { connection, prefix, strategy } = await ask<Quarters>('/quarters')
  const name = `${prefix}${process.pid}_${randomBytes(4).toString('hex')}`
  const order = (sql: string) => withClient(connection, (client) => client.query(sql))
  const source = migrated ? (await ask<Template>('/template')).template : 'template1'
  await order(`CREATE DATABASE ${quoted(name)} TEMPLATE ${quoted(source)} STRATEGY ${strategy}`)
  const own = withDatabase(connection, name)
  return {
    connection: own,
    name,
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      withClient(own, async (client) => (await client.query<Row>(sql, [...values])).rows),
    drop: () => patiently(() => order(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`)),
  }
}

const NOT_PERMITTED = '42501'
const TRIES = 20

/** A worker that vacuums is the server's own and not ours to end: it is gone after a moment. */
async function patiently(drop: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await drop()
      return
    } catch (error) {
      if (tried === TRIES || (error as { code?: string }).code !== NOT_PERMITTED) throw error
      await new Promise((again) => setTimeout(again, 250))
    }
  }
}

function ask<Answer extends object>(path: string): Promise<Answer> {
  const answer = told.get(path) ?? askCaretaker(path)
  told.set(path, answer)
  return answer as Promise<Answer>
}

function askCaretaker(path: string): Promise<object> {
  return new Promise((done, reject) => {
    const call = request({ socketPath: inject('caretaker').socket, path }, async (response) => {
      let text = ''
      for await (const chunk of response) text += chunk
      const answer = JSON.parse(text) as object
      if ('error' in answer) reject(new Error(String(answer.error)))
      else done(answer)
    })
    call.on('error', reject)
    call.end()
  })
}
