import { expect, it } from 'vitest'
import { NATIONAL_CALENDAR } from '../calendar/calendar.ts'
import type { Consulted } from '../clock/events.ts'
import { opinionDue } from './opinion-due.ts'

const due = (consulted: Consulted, dueOn?: string, on = '2026-02-09') => {
  const found = opinionDue({ consulted, on, dueOn }, NATIONAL_CALENDAR)
  return found.ok ? found.value : found.error.code
}

it.each<[Consulted, string | undefined, string | null]>([
  ['third-party', undefined, '2026-03-06'],
  ['third-party', '2026-02-10', 'due-too-early'],
  ['third-party', '2026-03-05', 'due-too-early'],
  ['third-party', '2026-03-06', '2026-03-06'],
  ['third-party', '2026-03-20', '2026-03-20'],
  ['agency', '2026-03-05', 'due-too-early'],
  ['agency', '2026-03-06', '2026-03-06'],
  ['secrecy', '2026-02-10', '2026-02-10'],
  ['secrecy', '2026-02-09', 'due-too-early'],
])('%s asked on 2026-02-09 until %s: %s', (consulted, dueOn, expected) => {
  expect(due(consulted, dueOn)).toBe(expected)
})

it('names the day and the article', () => {
  const asked = { consulted: 'third-party', on: '2026-02-09', dueOn: '2026-02-10' } as const
  expect(opinionDue(asked, NATIONAL_CALENDAR)).toMatchObject({
    error: { message: expect.stringMatching(/15个工作日（.*第三十二条）.*2026年3月6日/) },
  })
})

it('where no days off are announced yet, is never fewer days than the law gives working days', () => {
  expect(due('agency', '2090-03-15', '2090-03-01')).toBe('due-too-early')
  expect(due('agency', '2090-03-16', '2090-03-01')).toBe('2090-03-16')
})
