import { Kysely, type Transaction } from 'kysely'
import pg from 'pg'
import { pipelinedDialect } from './driver.ts'
import { isStale } from './prepared.ts'

export type { ColumnType, Generated, Kysely, Transaction } from 'kysely'
export { sql } from 'kysely'
export { writeAlong } from './driver.ts'

/** Where a PostgreSQL listens; `host` is a folder where it listens on a unix socket. */
export type Connection =
  | { readonly url: string }
  | {
      readonly host: string
      readonly port: number
      readonly user: string
      readonly database: string
      readonly password?: string
    }

/** A pool of connections, seen through the tables a caller knows. */
export type Database<Tables> = Kysely<Tables>

/** The handle inside one transaction. A function that must not run outside one asks for this. */
export type Tx<Tables> = Transaction<Tables>

type Parser = (text: string) => unknown

/**
 * How column types arrive: days as `YYYY-MM-DD` (a Date would move them by the server's time zone),
 * instants as ISO text, counts as safe integers, numeric as text because money is never a float.
 */
const PARSERS: Readonly<Record<number, Parser>> = {
  20: safeInteger,
  1082: (text) => text,
  1184: (text) => new Date(text).toISOString(),
  1700: (text) => text,
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 outside the safe range: ${text}`)
  return value
}

const getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  PARSERS[oid] ?? pg.types.getTypeParser(oid, format as 'text')

export type PoolOptions = {
  /** Most connections held at once. */
  readonly connections?: number
  /** Told of connections that broke while idle; the pool replaces them. */
  readonly onError?: (error: Error) => void
}

/** The settings of `pg` for a connection of ours, with our reading of column types. */
export function clientConfig(connection: Connection): pg.ClientConfig {
  const address = 'url' in connection ? { connectionString: connection.url } : { ...connection }
  return { ...address, types: { getTypeParser } as pg.CustomTypesConfig }
}

/** Opens a pool. Nothing is connected before the first query. */
export function openDatabase<Tables>(
  connection: Connection,
  { connections = 10, onError = () => {} }: PoolOptions = {},
): Database<Tables> {
  const pool = new pg.Pool({ ...clientConfig(connection), max: connections, pipeline: true })
  pool.on('error', onError)
  // One that breaks while it is lent, between two queries, tells nobody else: what is asked of it
  // next fails, and the request with it, but not the program.
  pool.on('connect', (client) => client.on('error', onError))
  return new Kysely<Tables>({ dialect: pipelinedDialect(pool) })
}

/** Errors after which the same transaction may succeed: two of them stood in each other's way. */
const TRY_AGAIN = new Set(['40001', '40P01'])

/**
 * Runs `work` in a transaction, again when it lost against another or its plans grew stale; at most
 * five times.
 */
export async function inTransaction<Tables, T>(
  db: Database<Tables>,
  work: (tx: Tx<Tables>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt === 5 || !(TRY_AGAIN.has(codeOf(error)) || isStale(error))) throw error
    }
  }
}

/**
 * Codes of a database that cannot be asked just now: connections that broke, a server that starts or
 * stops, one that has no more connections, memory or disk to give; and of the system: no socket.
 */
const OUT_OF_REACH = /^(?:08|53|57P0)|^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/
const BROKEN = /^(?:Connection terminated|Client has encountered a connection error)/

/** Whether a query failed for want of a database, so that the same may succeed in a moment. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  const { syscall } = error as { syscall?: unknown }
  const hasNoSocket = code === 'ENOENT' && syscall === 'connect'
  return hasNoSocket || OUT_OF_REACH.test(code) || BROKEN.test(error.message)
}

/** The name of the unique or foreign key an error of the database speaks of, or null. */
export function violatedConstraint(error: unknown): string | null {
  if (!['23505', '23503', '23514', '23P01'].includes(codeOf(error))) return null
  const { constraint } = error as { constraint?: unknown }
  return typeof constraint === 'string' ? constraint : null
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}
