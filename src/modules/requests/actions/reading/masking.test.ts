import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#platform/action/actor.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, CONTACT, plantFile, requestsTestDeps } from '../../testing.ts'
import { attachFile, listFiles } from '../files/request-files.ts'
import { registerRequest } from '../intake/register-request.ts'
import { composeRequestLetter } from '../letters/compose-letter.ts'
import { issueRequestLetter } from '../letters/issue-letter.ts'
import { listLetters } from '../letters/read-letters.ts'
import { serveLetter } from '../serve/serve-letter.ts'
import { supplementSteps } from '../steps/supplement-steps.ts'
import { showRequest } from './show-request.ts'

// The disclosure office follows every request, but is not told who applied: not by what the applicant
// wrote, by who signed for a letter, nor by what a file is called.

let here: World<RequestsDeps>
let requestId = ''
let fileId = ''

async function take(action: Parameters<typeof here.execute>[0], given: object) {
  const done = await here.execute(action, here.as('clerk'), { requestId, ...given })
  if (!done.ok) throw new Error(`${action.name}: ${done.error.message}`)
  return done.value
}

beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
  const input = application(here.agencies.bureau.id)
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  requestId = made.ok ? made.value.requestId : ''
  const composed = await take(composeRequestLetter, { kind: 'receipt', facts: CONTACT })
  const letterId = (composed as { id: string }).id
  await take(issueRequestLetter, { letterId })
  await take(serveLetter, { letterId, way: 'direct', proof: '柳青山签收' })
  await take(supplementSteps['ask-supplement'], { version: 1, items: ['年份'] })
  await take(supplementSteps.supplement, { version: 2, text: '我叫柳青山，要2025年的' })
  fileId = await plantFile(here)
  await take(attachFile, { fileId, use: 'identity', title: '柳青山身份证.pdf' })
}, 60_000)
afterAll(() => here?.close())

async function seenBy(actor: Actor): Promise<string> {
  const seen = []
  for (const action of [showRequest, listLetters, listFiles] as const) {
    const found = await here.execute(action as typeof showRequest, actor, { requestId })
    if (!found.ok) throw new Error(found.error.message)
    seen.push(found.value)
  }
  return JSON.stringify(seen)
}

it('is read whole by its agency', async () => {
  const seen = await seenBy(here.as('clerk'))
  for (const part of ['柳青山签收', '我叫柳青山', '柳青山身份证.pdf']) expect(seen).toContain(part)
})

it('names nobody to the disclosure office, which sees that there is something', async () => {
  const seen = await seenBy(here.as('disclosure-office'))
  expect(seen).not.toContain('柳')
  expect(seen.match(/（不显示）/g)).toHaveLength(3)
  expect(seen).toContain('"title":"身份证明"')
})

it('names nobody in the trail', async () => {
  const trail = await here.audit()
  expect(trail.map(({ action }) => action)).toContain('requests.supplement')
  expect(JSON.stringify(trail)).not.toContain('柳')
})
