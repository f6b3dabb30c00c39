import { afterAll, beforeAll, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { periodSteps } from '../steps/period-steps.ts'
import { prepareLetter } from './prepare-letter.ts'

let here: World<RequestsDeps>
let requestId = ''
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
  const input = application(here.agencies.bureau.id)
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  requestId = made.ok ? made.value.requestId : ''
  const fee = { requestId, version: 1, mode: 'pages' as const, units: 120 }
  const told = await here.execute(periodSteps['notify-fee'], here.as('clerk'), fee)
  if (!told.ok) throw new Error(told.error.message)
}, 60_000)
afterAll(() => here?.close())

const prepare = (kind: string, actor = here.as('clerk')) =>
  here.execute(prepareLetter, actor, { requestId, kind })

it('says of a notice what the request knows, from where, and what is missing', async () => {
  const prepared = await prepare('fee')
  if (!prepared.ok) throw new Error(prepared.error.message)
  const { known, missing } = prepared.value
  expect(known).toContainEqual({ label: '应缴金额', text: '1,100.00元', origin: '办理经过' })
  const steps = known.find(({ label }) => label === '计费明细')?.text
  expect(steps).toContain('70页，10.00元，700.00元')
  expect(missing).toEqual(['feeWay', 'contactPhone', 'contactAddress'])
})

it('does not tell who applied, and is for the agency’s clerk only', async () => {
  const prepared = await prepare('application-form')
  expect(JSON.stringify(prepared)).not.toMatch(/柳青山|13800000000|文澜路/)
  expect(prepared).toMatchObject({ ok: true })
  for (const actor of [here.as('clerk', here.agencies.other), here.as('leader')]) {
    expect((await prepare('fee', actor)).ok).toBe(false)
  }
  expect(await prepare('poem')).toMatchObject({ error: { code: 'letter-kind' } })
})

it('says to whom one may turn: by the agency, or as it is entered of it', async () => {
  const remedies = async (kind: string) => {
    const prepared = await prepare(kind)
    return prepared.ok ? prepared.value.remedies : prepared.error
  }
  expect(await remedies('fee')).toBeNull()
  expect(await remedies('answer')).toEqual({ forum: '安澜县人民政府', court: '' })
  await here.query(`update agency set contact = contact || $1 where id = $2`, [
    JSON.stringify({ forum: '安澜县行政复议局', court: '安澜县人民法院' }),
    here.agencies.bureau.id,
  ])
  expect(await remedies('answer')).toEqual({ forum: '安澜县行政复议局', court: '安澜县人民法院' })
})
