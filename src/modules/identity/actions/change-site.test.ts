import { afterAll, beforeAll, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import { regionSite } from '../index.ts'
import { changeSite, readSite } from './change-site.ts'

let here: World
beforeAll(async () => {
  here = await world()
})
afterAll(() => here.close())

it('keeps the marks of the site, for the system administrator only, with an entry', async () => {
  const keeper = here.as('system-administrator')
  const site = { idCode: '6402000001', phone: '0951-5010000', address: ' ' }
  expect(await here.execute(changeSite, keeper, { seen: {}, site })).toMatchObject({ ok: true })
  const kept = { idCode: '6402000001', phone: '0951-5010000' }
  expect(await here.execute(readSite, keeper, {})).toMatchObject({ ok: true, value: kept })
  expect(await regionSite(here.db, keeper.regionId)).toMatchObject({ site: kept })
  const [entry] = (await here.audit()).filter(({ action }) => action === changeSite.name)
  expect(entry).toMatchObject({ before: {}, after: kept })
  expect(await here.execute(changeSite, here.as('clerk'), { seen: kept, site: {} })).toMatchObject({
    error: { kind: 'forbidden' },
  })
})

it('refuses to overwrite what was not seen, and what is no such mark', async () => {
  const keeper = here.as('system-administrator')
  expect(
    await here.execute(changeSite, keeper, { seen: { phone: '1' }, site: { phone: '2' } }),
  ).toMatchObject({ error: { code: 'stale' } })
  expect(
    await here.execute(changeSite, keeper, { seen: {}, site: { idCode: '12' } }),
  ).toMatchObject({ error: { kind: 'invalid', message: '网站标识码是 10 位数字。' } })
  expect(
    await here.execute(changeSite, keeper, { seen: {}, site: { markUrl: 'javascript:alert(1)' } }),
  ).toMatchObject({ error: { kind: 'invalid' } })
})
