import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runningPid } from './leftover.ts'
import { BELONGS, CLUSTERS, POINTER, SYSTEM } from './places.ts'

/** A cluster outside any data folder. */
export type Abandoned = {
  readonly home: string
  /** The folder it was made for; empty where that is not written down. */
  readonly madeFor: string
}

/**
 * Clusters that root has put below /var/lib/gongkai and that no data folder names any more: it was
 * removed, or lies on a disk that is not mounted. One that runs is in use, whatever is written down.
 */
export function abandonedClusters(system = SYSTEM): Abandoned[] {
  const folder = join(system, CLUSTERS)
  const homes = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
  return homes
    .map((home) => ({ home, madeFor: firstLineOf(join(home, BELONGS)) }))
    .filter(({ home, madeFor }) => firstLineOf(join(madeFor, POINTER)) !== home)
    .filter(({ home }) => runningPid(join(home, 'data')) === null)
}

const firstLineOf = (path: string): string =>
  existsSync(path) ? readFileSync(path, 'utf8').trim() : ''
