import { type House, openHouse } from '../../src/entry/house.ts'
import { settingsFrom } from '../../src/entry/settings.ts'
import type { PrivateDatabase } from './private-database.ts'

/** The rooms on a database of the bench's own; no entrance, and nothing to do in its queue. */
export async function houseOn({ folder, connection }: PrivateDatabase): Promise<House> {
  const settings = settingsFrom({ GONGKAI_DATA: folder })
  if (!settings.ok) throw new Error(settings.error)
  const store = { connection, what: 'bench', close: async () => {} }
  const house = await openHouse(settings.value, store, { onJobError: () => {} })
  if (!house.ok) throw new Error(house.error)
  return house.value
}
