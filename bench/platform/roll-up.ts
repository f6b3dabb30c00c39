import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import type { Template } from '#core/annual-report/template.ts'
import { loadTemplates, rollUp, templateOf } from '#modules/annual-report/index.ts'
import { type Database, openDatabase, sql } from '#platform/db/database.ts'
import { median } from '../measure.ts'
import { startDatabase } from './private-database.ts'

const AGENCIES = 60
const ROUNDS = 3
const YEAR = 2025
const TEMPLATE = 'foi-annual-2021'

export type RolledUp = {
  readonly reports: number
  readonly cells: number
  /** Seconds. */
  readonly planted: number
  readonly took: number
  readonly baselineTook: number
  readonly load: number
}

/** All reports of a year added up cell by cell, beside one sum over all their figures by plain SQL. */
export async function nationalRollUp(regions: number): Promise<RolledUp> {
  const template = templateOf(loadTemplates(), TEMPLATE)
  const database = await startDatabase()
  const db = openDatabase(database.connection)
  try {
    const planted = await secondsOf(() => plant(db, template, regions))
    await isRight(db, template, regions)
    const times: { work: number; baseline: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const baseline = await secondsOf(() => sumOfAll(db))
      times.push({ baseline, work: await secondsOf(() => rollUp(db, template, { year: YEAR })) })
    }
    return {
      ...{ reports: regions * AGENCIES, cells: template.cells.length, planted },
      took: median(times.map(({ work }) => work)),
      baselineTook: median(times.map(({ baseline }) => baseline)),
      load: loadavg()[0] ?? Number.NaN,
    }
  } finally {
    await db.destroy()
    await database.stop()
  }
}

const PLANT = readFileSync(new URL('plant-nation.sql', import.meta.url), 'utf8')

/** Regions with their agencies and a report of each; a cell in seven is blank. */
async function plant(db: Database<unknown>, template: Template, regions: number): Promise<void> {
  await db.connection().execute(async (one) => {
    const given = { regions, agencies: AGENCIES, year: YEAR, cells: template.cells.length }
    for (const [name, value] of Object.entries({ ...given, template: template.id })) {
      await sql`select set_config(${`bench.${name}`}, ${String(value)}, false)`.execute(one)
    }
    for (const statement of PLANT.split(';\n')) await sql.raw(statement).execute(one)
  })
  await sql`vacuum analyze annual_report`.execute(db)
}

/** Refuses to measure a sum that is wrong, or takes blanks for zeros. */
async function isRight(db: Database<unknown>, template: Template, regions: number): Promise<void> {
  const { reports, cells } = await rollUp(db, template, { year: YEAR })
  const { rows } = await sql<{ sum: number; figures: number }>`
    select coalesce(sum(figures[3]), 0) as sum, count(figures[3]) as figures from annual_report`.execute(
    db,
  )
  const [third, expected] = [cells[2], rows[0]]
  const blanks = cells.reduce((sum, cell) => sum + cell.blanks, 0)
  const isSound =
    reports === regions * AGENCIES &&
    third?.sum === expected?.sum &&
    third?.figures === expected?.figures &&
    blanks > 0
  if (!isSound) throw new Error('the roll-up is wrong')
}

async function sumOfAll(db: Database<unknown>): Promise<void> {
  await sql`select count(*), count(figure), sum(figure) from annual_report, unnest(figures) figure
    where year = ${YEAR}`.execute(db)
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
