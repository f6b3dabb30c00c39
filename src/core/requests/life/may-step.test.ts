import { describe, expect, it } from 'vitest'
import { makeCalendar, NATIONAL } from '../../calendar/calendar.ts'
import { type Clock, replay } from '../../clock/replay.ts'
import { invalid } from '../../kit/refusal.ts'
import { possibilities, refusalOfNote, refusalOfStep, type Situation } from './may-step.ts'
import { OPEN, type RequestState, STATE_NAMES } from './states.ts'
import { STEPS, type StepName, type StepTaker } from './steps.ts'

const TAKERS: readonly StepTaker[] = ['clerk', 'reviewer', 'leader', 'applicant']

const clock = (today: string): Clock => {
  const calendar = makeCalendar(NATIONAL)
  const told = replay([{ kind: 'received', on: '2024-03-01' }], { calendar, allowed: 20, today })
  if (!told.ok) throw new Error(told.error.message)
  return told.value
}

/** A situation in which nothing is in the way of any step. */
const FREE: Situation = {
  ...{ state: 'under-review', takers: new Set(TAKERS), on: '2024-03-06' },
  ...{ clock: clock('2024-03-06'), supplementNoticeDueOn: '2024-03-12', supplementsAsked: 0 },
  ...{ extendedBy: 0, applicantDueOn: '2024-03-05', openConsultations: 0, decisionFault: null },
  ...{ isDrafter: false, answerLetter: 'issued' },
}

/** Who may do what in which state; one line a step: states, then takers. */
const TABLE: Readonly<Record<StepName, [readonly RequestState[], string]>> = {
  confirm: [['submitted'], 'clerk'],
  'ask-supplement': [['under-review'], 'clerk'],
  supplement: [['awaiting-supplement'], 'clerk applicant'],
  'lapse-supplement': [['awaiting-supplement'], 'clerk'],
  'ask-reasons': [['under-review'], 'clerk'],
  'give-reasons': [['awaiting-reasons'], 'clerk applicant'],
  'lapse-reasons': [['awaiting-reasons'], 'clerk'],
  consult: [['under-review'], 'clerk'],
  'record-opinion': [OPEN, 'clerk'],
  extend: [['under-review'], 'clerk leader'],
  postpone: [['under-review'], 'clerk'],
  'notify-fee': [['under-review'], 'clerk'],
  'pay-fee': [['awaiting-fee'], 'clerk'],
  'lapse-fee': [['awaiting-fee'], 'clerk'],
  draft: [['under-review'], 'clerk'],
  review: [['drafted'], 'reviewer'],
  'return-draft': [['drafted', 'reviewed', 'approved'], 'reviewer leader'],
  approve: [['reviewed'], 'leader'],
  issue: [['approved'], 'clerk'],
  recall: [['decided'], 'clerk'],
  serve: [['decided'], 'clerk'],
  close: [['served'], 'clerk'],
  archive: [['closed'], 'clerk'],
  withdraw: [['submitted', ...OPEN], 'clerk applicant'],
  reopen: [['decided', 'served', 'closed', 'archived'], 'clerk'],
  'correct-receipt': [[...OPEN, 'decided'], 'clerk leader'],
}

describe.each(STEPS.map(({ name }) => name))('%s', (name) => {
  const [states, takers] = TABLE[name]
  it.each(STATE_NAMES.flatMap((state) => TAKERS.map((taker) => [state, taker] as const)))(
    'of a request that is %s, by %s',
    (state, taker) => {
      const refusal = refusalOfStep(name, { ...FREE, state, takers: new Set([taker]) })
      const may = takers.split(' ').includes(taker)
      const expected = may ? (states.includes(state) ? undefined : 'wrong-state') : 'not-your-step'
      expect(refusal?.code).toBe(expected)
    },
  )
})

describe('a guard', () => {
  const fault = invalid('decision', '还没有答复种类。')
  it.each<[StepName, RequestState, Partial<Situation>, string | undefined]>([
    ['ask-supplement', 'under-review', { on: '2024-03-12' }, undefined],
    ['ask-supplement', 'under-review', { on: '2024-03-13' }, 'supplement-late'],
    ['ask-supplement', 'under-review', { supplementsAsked: 1 }, 'asked-before'],
    ['lapse-supplement', 'awaiting-supplement', { applicantDueOn: '2024-03-06' }, 'not-lapsed'],
    ['lapse-supplement', 'awaiting-supplement', { applicantDueOn: null }, 'not-lapsed'],
    ['lapse-fee', 'awaiting-fee', { applicantDueOn: '2024-03-07' }, 'not-lapsed'],
    ['lapse-reasons', 'awaiting-reasons', { applicantDueOn: '2024-03-06' }, 'not-lapsed'],
    ['lapse-reasons', 'awaiting-reasons', { applicantDueOn: '2024-03-05' }, undefined],
    ['extend', 'under-review', { extendedBy: 5 }, 'extended-before'],
    ['extend', 'under-review', { on: '2024-03-29' }, undefined],
    ['extend', 'under-review', { on: '2024-03-30' }, 'past-due'],
    ['postpone', 'under-review', { on: '2024-03-30' }, 'past-due'],
    ['notify-fee', 'under-review', { on: '2024-03-30' }, 'past-due'],
    ['draft', 'under-review', { openConsultations: 1 }, 'opinions-open'],
    ['draft', 'under-review', { decisionFault: fault }, 'decision'],
    ['issue', 'approved', { decisionFault: fault }, 'decision'],
    ['review', 'drafted', { isDrafter: true }, 'own-draft'],
    ['approve', 'reviewed', { isDrafter: true }, 'own-draft'],
    ['draft', 'under-review', { answerLetter: 'none' }, 'no-letter'],
    ['issue', 'approved', { answerLetter: 'none' }, 'no-letter'],
    ['issue', 'approved', { answerLetter: 'composed' }, undefined],
    ['serve', 'decided', { answerLetter: 'none' }, 'letter-not-issued'],
    ['serve', 'decided', { answerLetter: 'composed' }, 'letter-not-issued'],
    ['recall', 'decided', { answerLetter: 'sent' }, 'already-sent'],
  ])('of %s when %s with %j says %s', (name, state, change, expected) => {
    expect(refusalOfStep(name, { ...FREE, state, ...change })?.code).toBe(expected)
  })

  it('shows what is possible next, and why the rest is not', () => {
    const shown = possibilities({ ...FREE, extendedBy: 3, takers: new Set(['clerk']) })
    const codes = Object.fromEntries(shown.map(({ step, refusal }) => [step.name, refusal?.code]))
    expect(codes).toMatchObject({ draft: undefined, extend: 'extended-before' })
    expect(codes).not.toHaveProperty('review')
  })

  it.each<[StepName, string, string | undefined]>([
    ['extend', ' ', 'note-needed'],
    ['extend', '材料较多', undefined],
    ['draft', '', undefined],
  ])('of the note of %s %j says %s', (name, note, expected) => {
    expect(refusalOfNote(name, note)?.code).toBe(expected)
  })
})

it('says on what it rests in words for people: what is not checked is marked beside them', () => {
  expect(STEPS.filter(({ basis }) => basis.includes('待核'))).toEqual([])
  expect(STEPS.filter(({ isUnverified }) => isUnverified).map(({ name }) => name)).toEqual([
    'serve',
  ])
})
