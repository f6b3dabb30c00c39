import {
  AbortedTransactionError,
  type Compilable,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type Transaction,
  type TransactionSettings,
} from 'kysely'
import type pg from 'pg'
import { isStale, type StatementNames, statementNames } from './prepared.ts'

/**
 * PostgreSQL over a pool whose connections are pipelined (`pipeline: true`): what need not be waited
 * for goes to the server together with what comes next. A trip to the server and back costs both
 * sides more than most of our statements take to run.
 */
export function pipelinedDialect(pool: pg.Pool): Dialect {
  return {
    createDriver: () => new PipelinedDriver(pool),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}

/** Writes that nobody waits for. */
const alongside = new WeakSet<CompiledQuery>()

/**
 * Sends a write together with what the transaction asks next, at the latest with its commit, which
 * waits for both. Where the write fails, that fails with the write's error. For writes whose outcome
 * decides nothing, as those to rows that are locked.
 */
export async function writeAlong<Tables>(
  tx: Transaction<Tables>,
  write: Compilable<unknown>,
): Promise<void> {
  const query = write.compile()
  alongside.add(query)
  await tx.executeQuery(query)
}

class PipelinedDriver implements Driver {
  readonly #pool: pg.Pool
  readonly #names = statementNames()
  readonly #connections = new WeakMap<pg.PoolClient, PipelinedConnection>()

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PipelinedConnection> {
    const client = await this.#pool.connect()
    const known = this.#connections.get(client)
    if (known) return known
    const connection = new PipelinedConnection(client, this.#names)
    this.#connections.set(client, connection)
    return connection
  }

  async beginTransaction(
    connection: PipelinedConnection,
    { isolationLevel, accessMode }: TransactionSettings,
  ): Promise<void> {
    const level = isolationLevel ? ` isolation level ${isolationLevel}` : ''
    connection.begin(`begin${level}${accessMode ? ` ${accessMode}` : ''}`)
  }

  async commitTransaction(connection: PipelinedConnection): Promise<void> {
    // The server completes COMMIT by rolling back where a statement has failed before.
    if ((await connection.end('commit')) === 'ROLLBACK') throw new AbortedTransactionError()
  }

  async rollbackTransaction(connection: PipelinedConnection): Promise<void> {
    await connection.end('rollback')
  }

  async releaseConnection(connection: PipelinedConnection): Promise<void> {
    connection.release()
  }

  async destroy(): Promise<void> {
    await this.#pool.end()
  }
}

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

class PipelinedConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient
  readonly #names: StatementNames
  /** The statement that begins the transaction, until something is asked in it. */
  #begin: string | null = null
  /** What was sent and nobody has waited for. */
  #unheard: Promise<unknown>[] = []
  #isSpoilt = false

  constructor(client: pg.PoolClient, names: StatementNames) {
    this.#client = client
    this.#names = names
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#begin !== null && !isQuestion(query)) await this.#heard(this.#beginNow(this.#begin))
    if (alongside.has(query)) {
      this.#sendTogether()
      this.#unheard.push(quiet(this.#send(query)))
      return { rows: [] }
    }
    const { command, rowCount, rows } = await this.#heard(this.#send(query))
    if (!CHANGES.has(command)) return { rows: rows ?? [] }
    return { numAffectedRows: BigInt(rowCount ?? 0), rows: rows ?? [] }
  }

  streamQuery(): never {
    throw new Error('rows are not streamed: read them page by page')
  }

  begin(statement: string): void {
    this.#begin = statement
  }

  /** Ends the transaction; answers with what the server did. One in which nothing was asked never began. */
  async end(statement: 'commit' | 'rollback'): Promise<string> {
    if (this.#begin !== null) {
      this.#begin = null
      return statement
    }
    // What failed is known to whoever rolls back; it must not be heard of again.
    if (statement === 'rollback') this.#unheard = []
    try {
      return (await this.#heard(this.#send(CompiledQuery.raw(statement)))).command
    } catch (error) {
      this.#isSpoilt ||= statement === 'rollback'
      throw error
    }
  }

  release(): void {
    this.#client.release(this.#isSpoilt)
  }

  #send(query: CompiledQuery): Promise<pg.QueryResult> {
    if (this.#begin !== null) {
      this.#sendTogether()
      this.#unheard.push(quiet(this.#beginNow(this.#begin)))
    }
    const { sql: text, parameters } = query
    const values = [...parameters]
    const name = values.length > 0 ? this.#names.nameOf(text) : null
    if (name === null) return this.#client.query(text, values)
    const sent = this.#client.query({ name, text, values })
    sent.catch((error) => isStale(error) && this.#names.forget(text))
    return sent
  }

  #beginNow(statement: string): Promise<pg.QueryResult> {
    this.#begin = null
    return this.#client.query(statement)
  }

  /** An answer, once all that was sent before it went well. */
  async #heard<T>(answer: Promise<T>): Promise<T> {
    const earlier = this.#unheard
    if (earlier.length === 0) return answer
    this.#unheard = []
    quiet(answer)
    for (const each of earlier) await each
    return answer
  }

  /** Lets the socket gather what is sent before the program turns to something else. */
  #sendTogether(): void {
    const { stream } = this.#client.connection
    stream.cork()
    process.nextTick(() => stream.uncork())
  }
}

/**
 * What goes to the server together with the beginning of its transaction must do no harm where that
 * fails: it would run by itself.
 */
function isQuestion({ query }: CompiledQuery): boolean {
  return query.kind === 'SelectQueryNode'
}

/** A promise whose failure somebody hears of later. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
