import { expect, it } from 'vitest'
import { STEPS } from '../life/steps.ts'
import data from './notices.json' with { type: 'json' }
import { NOTICES, noticeOf } from './notices.ts'

it('every notice belongs to a step there is, and to one alone', () => {
  const told = STEPS.flatMap(({ name }) => noticeOf(name) ?? [])
  expect(told.toSorted()).toEqual(NOTICES.toSorted())
})

it.each(NOTICES)('the text of %s holds the number and nothing else of the request', (name) => {
  const places = data.notices[name].text.matchAll(/\$\{(\w+)\}/g)
  expect([...places].map(([, place]) => place)).toEqual(['number'])
})
