import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countedFigures } from '#core/annual-report/derive.ts'
import type { Template } from '#core/annual-report/template.ts'
import { versionOfForm, yearPeriod } from '#core/requests/counting.ts'
import { agenciesBelow } from '#modules/identity/index.ts'
import { requestFigures, requestsBehind } from '#modules/requests/index.ts'
import { stoppedClock } from '#platform/time/clock.ts'
import { type TestDatabase, testDatabase } from '#testing/database.ts'
import { type House, openHouse } from '../../house.ts'
import { COUNTED_TABLES, reportRecords } from '../../ports.ts'
import { settingsFrom } from '../../settings.ts'
import { countyPlan } from '../county.ts'
import { type FoundedCounty, foundCounty } from '../found-county.ts'
import { fillRequests } from './fill-requests.ts'

// Tables three and four of the demonstration, beside plain SQL over the events that was written from
// the words of the form and shares no code with the statistics.

const NOW = '2026-11-20T02:00:00Z'
const YEARS = [2024, 2025, 2026, 2027]
const PLAIN = readFileSync(new URL('counted-plainly.sql', import.meta.url), 'utf8')

type Cells = Readonly<Record<string, number>>

let database: TestDatabase
let folder = ''
let house: House
let county: FoundedCounty
let forms: readonly Template[]
beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'gongkai-counted-'))
  const settings = settingsFrom({ GONGKAI_DATA: folder, LOG_LEVEL: 'silent' })
  if (!settings.ok) throw new Error(settings.error)
  const store = { connection: database.connection, what: 'a test', close: async () => {} }
  const clock = stoppedClock(NOW)
  const opened = await openHouse(settings.value, store, { clock, onJobError: () => {} })
  if (!opened.ok) throw new Error(opened.error)
  house = opened.value
  forms = house.deps.annualReports.templates
  county = await foundCounty(house, countyPlan(), { now: NOW, password: 'Anlan-2026-muddle' })
  await fillRequests(house, county, () => {})
}, 180_000)
afterAll(async () => {
  await house?.close()
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** Every cell of both tables that is not zero, as the platform counts it; `null`: of the county. */
async function figuresOf(agencyId: string | null, year: number, form: Template): Promise<Cells> {
  const { db } = house
  const { regionId, government } = county
  const below = () =>
    db.transaction().execute((tx) => agenciesBelow(tx as never, regionId, government.id))
  const agencyIds = agencyId === null ? await below() : new Set([agencyId])
  const scope = { regionId, agencyIds, period: yearPeriod(year) }
  const counted = await requestFigures(db, scope, versionOfForm(form.id))
  return notZero(countedFigures(form, COUNTED_TABLES, counted))
}

function notZero(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, figure]) => figure !== 0))
}

/** The same of every agency, as the SQL counts it; under `''` the county's. */
async function plainly(year: number, form: Template): Promise<ReadonlyMap<string, Cells>> {
  const rows = await database.query<{ agencyId: string; cell: string; figure: number }>(PLAIN, [
    year,
    versionOfForm(form.id),
  ])
  const all = new Map<string, Record<string, number>>()
  for (const { agencyId, cell, figure } of rows) {
    for (const key of [agencyId, '']) {
      const cells = all.get(key) ?? {}
      all.set(key, { ...cells, [cell]: (cells[cell] ?? 0) + figure })
    }
  }
  return all
}

const agencies = () => [county.government, ...county.agencies]
const columnsOf = (form: Template) => form.tableById.get('t3')?.columns.map(({ id }) => id) ?? []

describe('the demonstration', () => {
  it('has every row and column of both tables in its year', async () => {
    for (const form of forms) {
      const cells = await figuresOf(null, 2025, form)
      const wanted = (table: string, part: 'row' | 'column') =>
        form.cells.filter((each) => each.table.id === table).map((each) => each[part].id)
      const found = (table: string, at: number) =>
        Object.keys(cells).flatMap((id) => (id.startsWith(table) ? [id.split('.')[at]] : []))
      const rows = wanted('t3', 'row').filter((row) => row !== 'carried_in')
      expect(new Set(found('t3', 1))).toEqual(new Set(rows))
      expect(new Set(found('t3', 2))).toEqual(new Set(wanted('t3', 'column')))
      // Of a lawsuit some are open at New Year, of a reconsideration all are over.
      expect(new Set([...found('t4', 2), 'review_pending', 'suit_direct_pending'])).toEqual(
        new Set(wanted('t4', 'column')),
      )
    }
  })

  it.each(YEARS)(
    'is counted in %i as by plain SQL, for every agency and the county',
    async (year) => {
      for (const form of forms) {
        const plain = await plainly(year, form)
        expect(await figuresOf(null, year, form)).toEqual(plain.get('') ?? {})
        for (const { id, name } of agencies()) {
          expect([name, await figuresOf(id, year, form)]).toEqual([name, plain.get(id) ?? {}])
        }
      }
    },
  )

  it('balances in every column, and brings over what the year before carried on', async () => {
    for (const form of forms) {
      for (const id of [null, ...agencies().map((each) => each.id)]) {
        let carried: Cells = {}
        for (const year of YEARS) {
          const cells = await figuresOf(id, year, form)
          for (const column of columnsOf(form)) {
            const of = (row: string, all = cells) => all[`t3.${row}.${column}`] ?? 0
            const entered = of('new') + of('carried_in')
            expect([year, column, entered]).toEqual([
              ...[year, column, of('result_total') + of('carried_out')],
            ])
            expect([year, column, of('carried_in')]).toEqual([
              ...[year, column, of('carried_out', carried)],
            ])
          }
          carried = cells
        }
      }
    }
  }, 60_000)

  it('is what the reports of the county and of every agency take over', async () => {
    const { regionId } = county
    const form = forms.find(({ id }) => id === 'foi-annual-2021')
    if (!form) throw new Error('no form')
    const plain = await plainly(2025, form)
    const of = (agencyId: string | null) => ({ regionId, agencyId, year: 2025, template: form.id })
    for (const { id } of [{ id: null }, ...county.agencies]) {
      const taken = await house.db
        .transaction()
        .execute((tx) => reportRecords.figuresOf(tx as never, of(id)))
      expect(notZero(countedFigures(form, COUNTED_TABLES, taken))).toEqual(
        plain.get(id ?? '') ?? {},
      )
    }
  })

  it('opens as many requests behind each cell of the county as the cell says', async () => {
    const { regionId } = county
    const scope = { regionId, agencyIds: null, period: yearPeriod(2025) }
    for (const form of forms) {
      const version = versionOfForm(form.id)
      for (const [cell, figure] of Object.entries(await figuresOf(null, 2025, form))) {
        const behind = await requestsBehind(house.db, scope, version, cell)
        expect([cell, behind.length]).toEqual([cell, figure])
      }
    }
  }, 60_000)
})
