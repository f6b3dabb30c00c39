import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { quoted, withClient, withDatabase } from '#platform/db/client.ts'
import type { Connection } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded/start.ts'
import { migrate } from '#platform/db/migrations/migrate.ts'

/** Where the test files find the caretaker of their run. */
export type CaretakerAddress = { readonly socket: string }

/** What a test file is told: the server, and what the databases of this run begin with. */
export type Quarters = {
  /** A database of the server to give orders from. */
  readonly connection: Connection
  /** Begins the name of every database of this run. */
  readonly prefix: string
  /**
   * How a database is copied. Copying files takes 44 ms against 300 where nothing waits for the
   * disk; a durable server waits for it twice in a checkpoint, and is quicker by its log.
   */
  readonly strategy: 'file_copy' | 'wal_log'
}

/** The migrated database that others are copied from. */
export type Template = { readonly template: string }

const MIGRATIONS = resolve(import.meta.dirname, '../../migrations')

/** Begins the name of a run's folder; the number of its process follows. */
const FOLDER = 'gongkai-test-'

/** A test database need not survive a power cut. */
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Keeps the database server of one test run. It lives in the process of the test runner, listens
 * for the workers, and starts the server when the first of them asks; runs without databases pay
 * nothing. When the runner ends, however it ends, the server ends with it.
 */
export class Caretaker {
  readonly #folder = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`))
  readonly #listener: Server
  #quarters: Promise<Quarters> | null = null
  #template: Promise<Template> | null = null
  #close: () => Promise<void> = async () => {}

  readonly #external: string | null

  /** `external` is the address of a server to use instead of starting one. */
  constructor(external: string | null) {
    this.#external = external
    clearDeadRuns()
    chmodSync(this.#folder, 0o711)
    this.#listener = createServer(async ({ url }, response) => {
      const asked = url === '/template' ? this.#askTemplate() : this.#askQuarters()
      const answer = await asked.catch((error: unknown) => ({ error: String(error) }))
      response.end(JSON.stringify(answer))
    })
  }

  listen(): Promise<CaretakerAddress> {
    const socket = join(this.#folder, 'caretaker')
    return new Promise((done) => {
      this.#listener.listen(socket, () => {
        this.#listener.unref()
        done({ socket })
      })
    })
  }

  /** Drops the databases of the run or stops their server. */
  async close(): Promise<void> {
    await (this.#template ?? this.#quarters)?.catch(() => {})
    this.#listener.close()
    await this.#close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** The server is started once, when the first one asks. */
  #askQuarters(): Promise<Quarters> {
    this.#quarters ??= this.#open()
    return this.#quarters
  }

  /** The template is made once, when the first one asks. */
  #askTemplate(): Promise<Template> {
    this.#template ??= this.#makeTemplate()
    return this.#template
  }

  async #open(): Promise<Quarters> {
    const external = this.#external
    const connection = external ? { url: external } : await this.#startServer()
    const prefix = `gongkai_test_${process.pid}_${randomBytes(3).toString('hex')}_`
    if (external) this.#close = () => dropAll(connection, prefix)
    const strategy = (await waitsForDisk(connection)) ? 'wal_log' : 'file_copy'
    return { connection, prefix, strategy }
  }

  async #makeTemplate(): Promise<Template> {
    const { connection, prefix } = await this.#askQuarters()
    const template = `${prefix}template`
    await withClient(connection, (client) => client.query(`CREATE DATABASE ${quoted(template)}`))
    const migrated = await migrate(withDatabase(connection, template), MIGRATIONS)
    if (!migrated.ok) throw new Error(migrated.error)
    return { template }
  }

  async #startServer(): Promise<Connection> {
    const started = await startEmbedded({
      folder: join(this.#folder, 'server'),
      settings: CARELESS,
      log: () => {},
    })
    if (!started.ok) throw new Error(started.error)
    this.#close = started.value.stop
    return started.value.connection
  }
}

async function waitsForDisk(connection: Connection): Promise<boolean> {
  const { rows } = await withClient(connection, (client) => client.query('SHOW fsync'))
  return rows[0]?.fsync === 'on'
}

async function dropAll(connection: Connection, prefix: string): Promise<void> {
  await withClient(connection, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    )
    for (const { name } of rows) {
      await client.query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`)
    }
  })
}

/** Folders of runs that were killed; their servers ended with them. */
function clearDeadRuns(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(FOLDER) ? Number.parseInt(name.slice(FOLDER.length), 10) : 0
    if (pid > 0 && !existsSync(`/proc/${pid}`)) {
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    }
  }
}
