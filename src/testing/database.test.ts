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
  expect(
    await other.query(
      'SELECT 1 FROM pg_database WHERE datname = $1'.replace('$1', `'${one.name}'`),
    ),
  ).toEqual([])
  await other.drop()
})

it('is quick enough to have one for every test', async () => {
  const begun = performance.now()
  for (let count = 0; count < 10; count += 1) await (await testDatabase()).drop()
  expect((performance.now() - begun) / 10).toBeLessThan(1000)
})
