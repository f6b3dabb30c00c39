import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { newId } from '#platform/db/uuid.ts'
import { type TestDatabase, testDatabase } from '#testing/database.ts'
import { unpublishedReports } from './unpublished.ts'

const [region, round, government, bureau, township] = [newId(), newId(), newId(), newId(), newId()]
const NOW = '2026-01-01T00:00:00Z'
let database: TestDatabase
let db: Database<unknown>

beforeAll(async () => {
  database = await testDatabase()
  db = openDatabase(database.connection)
  await database.query(
    `insert into region (id, code, name, level, created_at) values ($1, '629901', '安澜县', 'county', $2)`,
    [region, NOW],
  )
  await database.query(
    `insert into reporting_round (region_id, id, year, template, title, internal_due_on, agency_due_on,
      government_due_on, created_at, updated_at)
     values ($1, $2, 2025, 't', '2025', '2026-01-15', '2026-01-31', '2026-03-31', $3, $3)`,
    [region, round, NOW],
  )
  await plant(government, '安澜县人民政府', 'government', 1, 0)
  await plant(bureau, '安澜县教育局', 'agency', 2, 0)
  await plant(township, '柳河镇人民政府', 'township', 3, 1)
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

async function plant(id: string, name: string, scope: string, position: number, edition: number) {
  const kind = scope === 'agency' ? 'department' : scope
  await database.query(
    `insert into agency (region_id, id, name, short_name, kind, valid_from, created_at, updated_at)
     values ($1, $2, $3, $3, $4, '2020-01-01', $5, $5)`,
    [region, id, name, kind, NOW],
  )
  await database.query(
    `insert into annual_report (region_id, id, round_id, agency_id, agency_name, position, year,
      template, scope, state, content, edition, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 2025, 't', $7, 'draft', '{}', $8, $9, $9)`,
    [region, newId(), round, id, name, position, scope, edition, NOW],
  )
}

const owed = async (today: string, regionId = region, year = 2025) =>
  (await unpublishedReports(db, { regionId, year, today })).map(({ agencyName }) => agencyName)

describe('reports the public was owed', () => {
  it.each([
    ['2026-01-31', []],
    ['2026-02-01', ['安澜县教育局']],
    ['2026-03-31', ['安澜县教育局']],
    ['2026-04-01', ['安澜县人民政府', '安澜县教育局']],
  ])('on %s: %j', async (today, names) => {
    expect(await owed(today)).toEqual(names)
  })

  it('are those of this region and year', async () => {
    expect(await owed('2026-04-01', newId())).toEqual([])
    expect(await owed('2026-04-01', region, 2024)).toEqual([])
  })
})
