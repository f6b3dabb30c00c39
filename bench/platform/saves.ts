import { isComputed } from '#core/annual-report/derive.ts'
import { contentOf } from '#core/annual-report/editing/as-report.ts'
import type { CellContent, ReportContent } from '#core/annual-report/editing/content.ts'
import { differences } from '#core/annual-report/editing/place.ts'
import type { Template } from '#core/annual-report/template.ts'
import { getReport } from '#modules/annual-report/actions/editing/get-report.ts'
import { saveReport } from '#modules/annual-report/actions/editing/save-report.ts'
import { openRound } from '#modules/annual-report/actions/rounds/open-round.ts'
import { roundBoard } from '#modules/annual-report/actions/rounds/round-board.ts'
import { templateOf } from '#modules/annual-report/index.ts'
import { anlanReport } from '#modules/annual-report/testing.ts'
import type { Actor } from '#platform/action/actor.ts'
import { type Database, openDatabase, sql } from '#platform/db/database.ts'
import { newId } from '#platform/db/uuid.ts'
import { countyPlan } from '../../src/entry/demonstration/county.ts'
import { foundCounty } from '../../src/entry/demonstration/found-county.ts'
import type { House } from '../../src/entry/house.ts'
import { alternate, type Compared, type Effort, type Round, spentSince } from './alternate.ts'
import { houseOn } from './house-on.ts'
import { startDatabase } from './private-database.ts'
import { processorTime } from './processes.ts'

/** So many clerks save at the same time, each in the report of an agency of theirs. */
const CLERKS = 20
const YEAR = 2025
const TEMPLATE = 'foi-annual-2021'

/**
 * Saves of one changed figure each, through the executor with check, history and audit trail,
 * beside single inserts of the same content by plain SQL; both commit one by one.
 */
export async function auditedSaves({ rounds, seconds }: Effort): Promise<Compared> {
  const database = await startDatabase()
  const house = await houseOn(database)
  const plain = openDatabase(database.connection, { connections: CLERKS })
  try {
    const desks = await desksOf(house)
    const content = JSON.stringify(filled(house))
    await sql`create table plain (id uuid primary key, content jsonb not null)`.execute(plain)
    return await alternate(
      rounds,
      () => together(seconds, desks),
      () =>
        together(
          seconds,
          desks.map(() => () => insertPlain(plain, content)),
        ),
    )
  } finally {
    await plain.destroy()
    await house.close()
    await database.stop()
  }
}

/** One save. */
type Desk = () => Promise<void>

/** Founds the county, opens the year's round and sits a clerk down at each of the first agencies. */
async function desksOf(house: House): Promise<Desk[]> {
  const now = house.clock.now().toISOString()
  const county = await foundCounty(house, countyPlan(), { now, password: 'Bench-2026-gongkai' })
  const agencies = county.agencies.slice(0, CLERKS)
  const opened = must(await house.execute(openRound, county.office, { year: YEAR }))
  const board = must(await house.execute(roundBoard, county.office, { roundId: opened.roundId }))
  return Promise.all(
    agencies.map(async ({ id, clerk }) => {
      const row = board.rows.find(({ agencyId }) => agencyId === id)
      if (!row) throw new Error('an agency has no report')
      await fillIn(house, clerk, row.reportId)
      return clerkAt(house, clerk, row.reportId)
    }),
  )
}

/** A whole report, so that there is as much to check and to keep as in earnest. */
async function fillIn(house: House, clerk: Actor, reportId: string): Promise<void> {
  const template = templateIn(house)
  const { content } = must(await house.execute(getReport, clerk, { reportId }))
  const changes = differences(template, content, filled(house)).filter(({ place }) => {
    const cell = template.cellById.get(place.replace(/^cell:/, ''))
    return cell === undefined || !isComputed(cell)
  })
  must(await house.execute(saveReport, clerk, { reportId, changes, origin: 'import' }))
}

const CELL = 't3.new.natural'

function clerkAt(house: House, clerk: Actor, reportId: string): Desk {
  let before = filled(house).cells[CELL]
  let value = before?.value ?? 0
  return async () => {
    value += 1
    const after: CellContent = { kind: 'number', value, raw: String(value) }
    const changes = [{ place: `cell:${CELL}`, before, after }]
    const saved = must(await house.execute(saveReport, clerk, { reportId, changes }))
    if (saved.applied.length !== 1) throw new Error('a save was not applied')
    before = after
  }
}

function filled(house: House): ReportContent {
  return contentOf(anlanReport(templateIn(house)))
}

function templateIn({ deps }: House): Template {
  return templateOf(deps.annualReports.templates, TEMPLATE)
}

async function insertPlain(db: Database<unknown>, content: string): Promise<void> {
  await sql`insert into plain (id, content) values (${newId()}, ${content}::jsonb)`.execute(db)
}

/** Everybody repeats their work until the time is over. */
async function together(seconds: number, works: readonly (() => Promise<void>)[]): Promise<Round> {
  const began = performance.now()
  const before = processorTime(process.pid)
  let done = 0
  const isOver = () => performance.now() - began >= seconds * 1000
  await Promise.all(
    works.map(async (work) => {
      while (!isOver()) {
        await work()
        done += 1
      }
    }),
  )
  const rate = (done * 1000) / (performance.now() - began)
  return { rate, spent: spentSince(before, process.pid, done) }
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
