import { expect, it } from 'vitest'
import { testDatabase } from './database.ts'

it('gives databases that are migrated, apart from each other, and gone when dropped', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()])
  try {
    expect(await one.query('SELECT 1 FROM schema_migration')).not.toEqual([])
    await one.query('CREATE TABLE mine (n int)')
    await expect(other.query('SELECT n FROM mine')).rejects.toThrow(/does not exist/)
  } finally {
    await one.drop()
    await one.drop()
  }
  const sql = 'SELECT 1 FROM pg_database WHERE datname = $1'
  expect(await other.query(sql, [one.name])).toEqual([])
  await other.drop()
})

it('serves many at once', async () => {
  const databases = await Promise.all(Array.from({ length: 8 }, () => testDatabase()))
  expect(new Set(databases.map(({ name }) => name)).size).toBe(8)
  await Promise.all(databases.map((each) => each.drop()))
})
