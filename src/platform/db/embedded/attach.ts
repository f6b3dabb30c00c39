import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '../database.ts'
import { ACCOUNT } from './cluster.ts'
import { runningPid } from './leftover.ts'
import { POINTER } from './places.ts'

/**
 * The way into the private PostgreSQL of a data folder that another process of ours has started
 * (the site, while somebody makes a backup); null where none runs. Starts, stops and locks nothing.
 */
export function attachEmbedded(folder: string): Connection | null {
  const data = dataOf(folder)
  if (runningPid(data) === null) return null
  // PostgreSQL notes there: process, folder, start, port, folder of the socket, …, state.
  const noted = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  const [port, socket, state] = [Number(noted[3]), noted[4], noted[7]?.trim()]
  if (state !== 'ready' || !socket) return null
  return { host: socket, port, user: ACCOUNT, database: ACCOUNT }
}

/** Whether the private PostgreSQL of a data folder was ever made; looks only, makes nothing. */
export function isEmbeddedThere(folder: string): boolean {
  return existsSync(dataOf(folder))
}

function dataOf(folder: string): string {
  const pointer = join(folder, POINTER)
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : folder
  return join(home, 'data')
}
