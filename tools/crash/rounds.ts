import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Template } from '#core/annual-report/template.ts'
import { ended } from '#testing/command/run-command.ts'
import {
  environment,
  postgresPid,
  type RunningServer,
  ready,
  startServer,
} from './running-server.ts'
import { type Held, keepSaving, type Ledger, settle, shareOut } from './savers.ts'
import { readBack, type Stage } from './stage.ts'

/** What is killed, always with SIGKILL. */
export type Victim = 'server' | 'postgres' | 'both'

/** Everything one round of the proof works on. */
export type Theatre = {
  readonly dataFolder: string
  readonly stage: Stage
  readonly template: Template
  readonly savers: number
  server: RunningServer
}

export type Round = Held & {
  readonly victim: string
  readonly acked: number
  /** Saves without an answer at the moment of the kill. */
  readonly inFlight: number
  readonly refused: string
  readonly readySeconds: number
  readonly auditEntries: number
  /** What is wrong; none where the round is passed. */
  readonly faults: readonly string[]
}

type Verdict = { readonly entries: number; readonly faults: readonly object[] }

const LEAST_ACKED = 300
/** The server needs a moment to notice that its database is gone. */
const NOTICE_MS = 50
const SAVING_MS = { least: 400, more: 1500 }

/** Lets everybody save, kills in the midst of it, starts again, and reads everything back. */
export async function playRound(theatre: Theatre, victim: Victim): Promise<Round> {
  const before = await verifyAudit(theatre.dataFolder)
  const play = await beginSaving(theatre)
  await sleep(SAVING_MS.least + Math.random() * SAVING_MS.more)
  while (play.ledger.acked < LEAST_ACKED) await sleep(10)
  const { inFlight } = play.ledger
  // Nobody goes on saving at a server that is gone; they do at one that gets its database back.
  const stopped = victim === 'postgres' ? null : play.stop()
  const readySeconds = await killAndWait(theatre, victim)
  if (!stopped) await sleep(SAVING_MS.least)
  await (stopped ?? play.stop())
  const round = await hold(theatre, play.ledger, before)
  return { ...round, victim, inFlight, readySeconds }
}

/** Everybody saves until `stop`. */
export async function beginSaving({ stage, template, savers }: Theatre): Promise<{
  readonly ledger: Ledger
  readonly stop: () => Promise<void>
}> {
  const play = shareOut(savers, stage, template, await readBack(stage))
  let over = false
  const work = play.savers.map((saver) => keepSaving(saver, play.ledger, () => over))
  return {
    ledger: play.ledger,
    stop: async () => {
      over = true
      await Promise.all(work)
    },
  }
}

/** Seconds until the server can work again, without anybody doing anything but starting it. */
export async function killAndWait(theatre: Theatre, victim: Victim): Promise<number> {
  const { server, dataFolder } = theatre
  if (victim !== 'server') process.kill(postgresPid(dataFolder), 'SIGKILL')
  if (victim === 'postgres') {
    const began = performance.now()
    await sleep(NOTICE_MS)
    await ready(server)
    return (performance.now() - began) / 1000
  }
  server.kill('SIGKILL')
  await server.ended
  await startAgain(theatre)
  return theatre.server.readySeconds
}

/** Starts the server anew; everybody stays signed in. */
export async function startAgain(theatre: Theatre): Promise<void> {
  theatre.server = await startServer(theatre.dataFolder)
  for (const person of theatre.stage.people) person.moveTo(theatre.server.address)
}

/** Holds what was promised against what is there. */
export async function hold(
  { stage, dataFolder }: Theatre,
  ledger: Ledger,
  before: Verdict,
): Promise<Omit<Round, 'victim' | 'inFlight' | 'readySeconds'>> {
  const held = settle(ledger, await readBack(stage))
  const after = await verifyAudit(dataFolder)
  const added = after.entries - before.entries
  const faults = [
    ...held.lost.map((each) => `lost: ${each}`),
    ...ledger.strange.map((each) => `strange: ${each}`),
    ...after.faults.map((each) => `audit: ${JSON.stringify(each)}`),
    ...(added < ledger.acked ? [`audit: ${added} entries for ${ledger.acked} saves`] : []),
  ]
  const refused = [...ledger.refused].map(([cause, times]) => `${times}×${cause}`).join(' ')
  return { ...held, refused, acked: ledger.acked, auditEntries: after.entries, faults }
}

/** What `gongkai audit verify` says while the server runs. */
export async function verifyAudit(dataFolder: string): Promise<Verdict> {
  const args = ['src/entry/cli.ts', 'audit', 'verify', '--json']
  const { out, err } = await ended(spawn(process.execPath, args, { env: environment(dataFolder) }))
  if (out === '') throw new Error(`gongkai audit verify: ${err}`)
  return JSON.parse(out) as Verdict
}
