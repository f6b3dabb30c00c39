import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beginSaving, hold, type Round, startAgain, type Theatre, verifyAudit } from './rounds.ts'

const SIZE_MB = 1024
/** What is left when the savers begin. */
const LEFT_MB = 2
const REFUSED_AT_LEAST = 20
const LONGEST_MS = 60_000

/** A small disk in memory, or the reason why there is none. */
export function smallDisk(): string | { readonly because: string } {
  if (process.getuid?.() !== 0) return { because: 'only root can mount a small disk' }
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-full-'))
  const size = `size=${SIZE_MB}m,mode=0711`
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder])
  if (mounted.status === 0) return folder
  rmSync(folder, { recursive: true })
  return { because: `mount: ${mounted.stderr?.toString().trim() ?? 'not there'}` }
}

export function removeDisk(folder: string): void {
  spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
}

/**
 * Moves the data to a small disk that runs full while everybody saves; then room is made again and
 * the server started where it ended. What was acknowledged up to the last moment must be there.
 */
export async function fillDisk(theatre: Theatre, disk: string): Promise<Round> {
  const moved = await moveTo(theatre, join(disk, 'data'))
  const ballast = join(disk, 'ballast')
  const before = await verifyAudit(moved.dataFolder)
  const play = await beginSaving(moved)
  await sleep(500)
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - LEFT_MB * 1024 * 1024)))
  const isFull = () =>
    [...play.ledger.refused.values()].reduce((sum, each) => sum + each, 0) >= REFUSED_AT_LEAST
  for (const until = Date.now() + LONGEST_MS; Date.now() < until && !isFull(); ) await sleep(50)
  const wasFull = isFull()
  const { inFlight } = play.ledger
  await play.stop()
  rmSync(ballast)
  moved.server.kill('SIGTERM')
  await moved.server.ended
  await startAgain(moved)
  const round = await hold(moved, play.ledger, before)
  const faults = wasFull ? round.faults : [...round.faults, 'the disk did not run full']
  Object.assign(theatre, moved)
  return {
    ...round,
    faults,
    victim: 'disk full',
    inFlight,
    readySeconds: moved.server.readySeconds,
  }
}

/** Stops the server in order and starts it on a copy of its data. */
async function moveTo(theatre: Theatre, dataFolder: string): Promise<Theatre> {
  theatre.server.kill('SIGTERM')
  await theatre.server.ended
  const options = { recursive: true, preserveTimestamps: true }
  const copied = spawnSync('cp', ['-a', theatre.dataFolder, dataFolder])
  if (copied.status !== 0 || !existsSync(dataFolder))
    cpSync(theatre.dataFolder, dataFolder, options)
  const moved = { ...theatre, dataFolder }
  await startAgain(moved)
  return moved
}
