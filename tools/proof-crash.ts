/**
 * Kills the first start in the midst of making the demonstration county, then the running platform
 * while two hundred people save, and while requests are dealt with, always with SIGKILL; proves that
 * the county is whole at the next start, that nothing acknowledged was lost, that no case stands
 * between two steps, that the audit trail is whole, and that no start needs a hand.
 * `npm run proof:crash -- [--rounds 10] [--savers 200] [--quick]`
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { textTable } from '#platform/terminal/text-table.ts'
import { cutShort, missingFrom } from './crash/cut-short.ts'
import { fillDisk, removeDisk, smallDisk } from './crash/full-disk.ts'
import { openOffice } from './crash/requests/office.ts'
import { beginCases, type CaseRound, playCases } from './crash/requests/rounds.ts'
import { trailOf } from './crash/requests/truth.ts'
import { playRound, type Round, type Theatre, type Victim } from './crash/rounds.ts'
import { type RunningServer, startServer } from './crash/running-server.ts'
import { setStage } from './crash/stage.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10' },
    savers: { type: 'string', default: '200' },
    quick: { type: 'boolean', default: false },
  },
})

const HEAD = [
  ...['killed', 'acknowledged', 'in flight', 'lost', 'unanswered: there', 'not there'],
  ...['other answers', 'audit entries', 'ready s', ''],
]
const SHOWN_FAULTS = 5

/** The server as often as asked for, and besides the database alone and both at once. */
const victims: readonly Victim[] = values.quick
  ? ['server', 'postgres', 'both']
  : [...Array<Victim>(Number(values.rounds)).fill('server'), 'postgres', 'postgres', 'both']

function line(round: Round): string[] {
  const { victim, acked, inFlight, lost, saved, unsaved, refused, auditEntries } = round
  const counts = [acked, inFlight, lost.length, saved, unsaved].map(String)
  const verdict = round.faults.length === 0 ? 'ok' : 'FAILED'
  const ready = round.readySeconds.toFixed(1)
  return [victim, ...counts, refused, String(auditEntries), ready, verdict]
}

async function furnish(server: RunningServer): Promise<Theatre> {
  const missing = await missingFrom(server.address, folder)
  if (missing.length > 0) throw new Error(`the demonstration is not whole: ${missing.join(', ')}`)
  const seconds = server.readySeconds.toFixed(1)
  console.log(`killed while the demonstration was made; made whole by the next start: ${seconds} s`)
  const stage = await setStage(server.address, folder)
  const template = loadTemplates().find(({ id }) => id === 'foi-annual-2021')
  if (!template) throw new Error('the template is gone')
  console.log(`${values.savers} savers, ${stage.reports.length} reports`)
  return { dataFolder: folder, stage, template, savers: Number(values.savers), server }
}

/** Rounds in which requests are dealt with; told line by line. */
async function playOffice(theatre: Theatre): Promise<CaseRound[]> {
  const office = await openOffice(theatre.server.address, theatre.dataFolder)
  const before = await trailOf(theatre.dataFolder)
  const rounds: CaseRound[] = []
  const work = beginCases(office)
  for (const victim of victims) {
    const round = await playCases(theatre, office, before, victim)
    rounds.push(round)
    const { acked, inFlight, readySeconds, faults } = round
    const verdict = faults.length === 0 ? 'ok' : 'FAILED'
    const counts = `${acked} steps of requests acknowledged, ${inFlight} in flight`
    console.log(`${victim}  ${counts}, ready in ${readySeconds.toFixed(1)} s  ${verdict}`)
    for (const fault of faults.slice(0, SHOWN_FAULTS)) console.log(`  ${fault}`)
  }
  await work.stop()
  const done = [...office.ledger.acked].map(([action, times]) => `${action} ${times}`)
  console.log(`acknowledged: ${done.toSorted().join(', ')}`)
  return rounds
}

async function play(theatre: Theatre): Promise<Round[]> {
  const rounds: Round[] = []
  const add = (round: Round) => {
    rounds.push(round)
    console.log(line(round).join('  '))
    for (const fault of round.faults.slice(0, SHOWN_FAULTS)) console.log(`  ${fault}`)
  }
  for (const victim of victims) add(await playRound(theatre, victim))
  const disk = smallDisk()
  if (typeof disk !== 'string') {
    console.log(`a full disk was not tried: ${disk.because}`)
    return rounds
  }
  try {
    add(await fillDisk(theatre, disk))
  } finally {
    await stop(theatre.server)
    removeDisk(disk)
  }
  return rounds
}

async function stop(server: RunningServer): Promise<void> {
  server.kill('SIGTERM')
  await server.ended
}

const folder = mkdtempSync(join(tmpdir(), 'gongkai-crash-'))
// PostgreSQL's own user must be able to pass through where root runs the proof.
chmodSync(folder, 0o711)
let theatre: Theatre | null = null
await cutShort(folder)
const first = await startServer(folder)
try {
  theatre = await furnish(first)
  const cases = await playOffice(theatre)
  const rounds = await play(theatre)
  console.log('')
  console.log(textTable([HEAD, ...rounds.map(line)]).join('\n'))
  const isPassed = ({ faults }: { readonly faults: readonly string[] }) => faults.length === 0
  const passed = [cases.filter(isPassed).length, rounds.filter(isPassed).length] as const
  console.log(`\nrequests: ${passed[0]} of ${cases.length} rounds passed`)
  console.log(`reports: ${passed[1]} of ${rounds.length} rounds passed`)
  process.exitCode = passed[0] + passed[1] === cases.length + rounds.length ? 0 : 1
} finally {
  await stop(theatre?.server ?? first)
  rmSync(folder, { recursive: true, force: true })
}
