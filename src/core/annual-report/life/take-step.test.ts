import { describe, expect, it } from 'vitest'
import {
  EDITABLE,
  type ReportState,
  STATE_LABELS,
  STEPS,
  type StepName,
  type StepTaker,
} from './states.ts'
import { landing, refusalOfStep, type Situation, stepNamed, stepsFor } from './take-step.ts'

const STATES = Object.keys(STATE_LABELS) as ReportState[]
const TAKERS: readonly StepTaker[] = ['clerk', 'leader', 'disclosure-office']

/** Who may take which step from where: everything else is refused. */
const ALLOWED: Readonly<Record<StepName, readonly `${ReportState} ${StepTaker}`[]>> = {
  submit: ['draft clerk', 'returned clerk', 'correcting clerk'],
  withdraw: ['submitted clerk'],
  return: ['submitted disclosure-office', 'accepted disclosure-office', 'signed disclosure-office'],
  accept: ['submitted disclosure-office'],
  sign: ['accepted leader'],
  publish: ['signed disclosure-office'],
  correct: ['published clerk', 'published disclosure-office'],
}

const situation = (changes: Partial<Situation>): Situation => ({
  ...{ state: 'draft', takers: new Set(), status: 'pass', errors: 0, openComments: 0 },
  ...{ editions: 0, title: '标题', roundClosed: false },
  ...changes,
})

const everyCase = STEPS.flatMap(({ name }) =>
  STATES.flatMap((state) => TAKERS.map((taker) => ({ name, state, taker }))),
)

it.each(everyCase)('$name from $state by $taker', ({ name, state, taker }) => {
  const where = situation({ state, takers: new Set([taker]) })
  const isAllowed = ALLOWED[name].includes(`${state} ${taker}`)
  expect(refusalOfStep(name, where, '说明') === null).toBe(isAllowed)
  expect(stepsFor(where).some((step) => step.name === name)).toBe(isAllowed)
})

describe('what stands in the way', () => {
  const all = new Set(TAKERS)
  const code = (name: StepName, changes: Partial<Situation>, note = '') =>
    refusalOfStep(name, situation({ takers: all, ...changes }), note)?.code ?? null

  it.each([
    [
      'blank cells keep a report from being accepted',
      'accept',
      { state: 'submitted', status: 'incomplete' },
      '说明',
      'incomplete',
    ],
    [
      '… from being signed',
      'sign',
      { state: 'accepted', status: 'incomplete' },
      '说明',
      'incomplete',
    ],
    [
      '… from being published',
      'publish',
      { state: 'signed', status: 'incomplete' },
      '说明',
      'incomplete',
    ],
    ['… but not from being handed in', 'submit', { status: 'incomplete', errors: 3 }, '说明', null],
    [
      'errors must be explained when handing in',
      'submit',
      { status: 'fail', errors: 3 },
      ' ',
      'note-needed',
    ],
    [
      '… and when publishing',
      'publish',
      { state: 'signed', status: 'fail', errors: 1 },
      '',
      'note-needed',
    ],
    [
      '… and then may stay',
      'publish',
      { state: 'signed', status: 'fail', errors: 1 },
      '集中清理所致',
      null,
    ],
    ['a return says why', 'return', { state: 'submitted' }, '', 'note-needed'],
    ['… or leaves a remark', 'return', { state: 'submitted', openComments: 1 }, '', null],
    ['a correction says why', 'correct', { state: 'published', editions: 1 }, '', 'note-needed'],
    ['no title, no publication', 'publish', { state: 'signed', title: ' ' }, '', 'no-title'],
    ['a closed round takes no more', 'submit', { roundClosed: true }, '', 'round-closed'],
    [
      '… but corrections',
      'submit',
      { state: 'correcting', roundClosed: true, editions: 1 },
      '',
      null,
    ],
  ] as const)('%s', (_name, step, changes, note, expected) => {
    expect(code(step, changes, note)).toBe(expected)
  })
})

it('leads back to being corrected what was public once', () => {
  expect(landing(stepNamed('withdraw'), 0)).toBe('draft')
  expect(landing(stepNamed('withdraw'), 1)).toBe('correcting')
  expect(EDITABLE).toContain(landing(stepNamed('return'), 1))
})
