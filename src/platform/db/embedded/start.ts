import { setTimeout as sleep } from 'node:timers/promises'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { Connection } from '../database.ts'
import { findBinaries, shelveBinaries } from './binaries.ts'
import { ACCOUNT, configure, prepareCluster } from './cluster.ts'
import { clearSockets, stopLeftover } from './leftover.ts'
import { Locks } from './lock.ts'
import { chooseOwner, type Owner } from './owner.ts'
import { openFolder, type Places, PORT, SYSTEM, settlePlaces, settleSocket } from './places.ts'
import { type Postmaster, startPostmaster } from './postmaster.ts'
import type { Settings } from './settings.ts'
import { supervise } from './supervise.ts'

export type EmbeddedOptions = {
  /** Where the cluster is to be; made if it is not there. */
  readonly folder: string
  /** Told in Chinese sentences what is going on. */
  readonly log: (sentence: string) => void
  /** Told when PostgreSQL ended and cannot be started again. The program should end with it. */
  readonly onLost?: (sentence: string) => void
  /** Settings of PostgreSQL that replace ours; for tests. */
  readonly settings?: Settings
  /** Used instead of /var/lib/gongkai when we step down from root. */
  readonly system?: string
}

/** A private PostgreSQL that lives as long as this process. */
export type Embedded = {
  /** The program's own account and database on it. */
  readonly connection: Exclude<Connection, { url: string }>
  /** Such as `18.4`. */
  readonly version: string
  /** The process of PostgreSQL; another one after it had to be started again. */
  readonly pid: number
  /** Whether this start made the cluster. */
  readonly fresh: boolean
  /** The folder that really holds the cluster. */
  readonly home: string
  /** Shuts down in order and gives the folder free. May be called twice. */
  readonly stop: () => Promise<void>
}

/** Old workers of a killed PostgreSQL notice its death within seconds. */
const MEMORY_IN_USE = /还有进程没有结束/
const START_TRIES = 20
const START_PAUSE_MS = 500

/**
 * Starts the private PostgreSQL of a data folder: takes the lock, makes the cluster when there is
 * none, stops what a dead process left running, starts, and starts again should it die. Only the
 * user who runs this process can connect, over a unix socket; root steps down to `postgres` or
 * `nobody`. Everything that can go wrong outside is a Chinese sentence.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Result<Embedded, string>> {
  const locks = new Locks()
  const opened = await open(options, locks)
  if (!opened.ok) {
    locks.release()
    return opened
  }
  const { house, first } = opened.value
  const { socket, version, fresh, places } = house
  const postgres = supervise(first, { ...options, start: () => startClean(house, options) })
  return ok({
    connection: { host: socket, port: PORT, user: ACCOUNT, database: ACCOUNT },
    version,
    fresh,
    home: places.home,
    get pid() {
      return postgres.pid
    },
    async stop() {
      await postgres.stop()
      locks.release()
    },
  })
}

/** Everything that is settled before PostgreSQL is started. */
type House = {
  readonly places: Places
  readonly owner: Owner
  readonly programs: string
  readonly socket: string
  readonly version: string
  readonly fresh: boolean
}

async function open(
  options: EmbeddedOptions,
  locks: Locks,
): Promise<Result<{ readonly house: House; readonly first: Postmaster }, string>> {
  const house = await moveIn(options, locks)
  if (!house.ok) return house
  const first = await startClean(house.value, options)
  return first.ok ? ok({ house: house.value, first: first.value }) : first
}

async function moveIn(options: EmbeddedOptions, locks: Locks): Promise<Result<House, string>> {
  const binaries = findBinaries()
  if (!binaries.ok) return binaries
  const owner = chooseOwner(process.getuid?.() ?? -1)
  if (!owner.ok) return owner
  const places = await settle(options, owner.value, locks)
  if (!places.ok) return places
  const programs = await shelveBinaries(binaries.value, places.value.shelf, owner.value)
  if (!programs.ok) return programs
  const house = { places: places.value, owner: owner.value, programs: programs.value }
  const { version, major } = binaries.value
  const cluster = await prepareCluster({ ...house, major, settings: options.settings })
  if (!cluster.ok) return cluster
  const socket = settleSocket(places.value, owner.value)
  return socket.ok
    ? ok({ ...house, socket: socket.value, version, fresh: cluster.value === 'made' })
    : socket
}

async function settle(
  { folder, system = SYSTEM, log }: EmbeddedOptions,
  owner: Owner,
  locks: Locks,
): Promise<Result<Places, string>> {
  const wished = openFolder(folder)
  if (!wished.ok) return wished
  const refused = await locks.take(wished.value)
  if (refused !== null) return fail(refused)
  const places = settlePlaces(wished.value, owner, system)
  if (!places.ok || places.value.home === wished.value) return places
  log(`PostgreSQL 的用户进不了 ${wished.value}，数据库放在 ${places.value.home}`)
  // A copy of the data folder names the same cluster.
  const refusedToo = await locks.take(places.value.home)
  return refusedToo === null ? places : fail(refusedToo)
}

/** Starts PostgreSQL after putting away whatever an earlier one left. */
async function startClean(
  house: House,
  options: EmbeddedOptions,
): Promise<Result<Postmaster, string>> {
  const { places, owner, socket } = house
  for (let attempt = 1; ; attempt += 1) {
    const leftover = await stopLeftover(places.data)
    if (!leftover.ok) return leftover
    if (leftover.value === 'stopped') options.log('上次的数据库还在运行，已让它正常停止')
    clearSockets(socket)
    const configured = configure(places, owner, socket, options.settings)
    if (!configured.ok) return configured
    const started = await startPostmaster({ ...house, log: options.log })
    if (started.ok || attempt === START_TRIES || !MEMORY_IN_USE.test(started.error)) return started
    await sleep(START_PAUSE_MS)
  }
}
