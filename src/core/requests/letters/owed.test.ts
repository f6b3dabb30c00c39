import { describe, expect, it } from 'vitest'
import type { RequestEvent } from '../life/course.ts'
import { letterKind } from './letter-kinds.ts'
import { lettersOwed, type WrittenLetter } from './owed.ts'

const event = (step: RequestEvent['step'], facts: RequestEvent['facts'] = {}): RequestEvent => ({
  ...{ step, on: '2026-01-12', facts },
})
const asked = (consultationId: string) =>
  event('consult', { consultationId, with: 'third-party' as const })
const letter = (kind: string, consultationId: string | null = null): WrittenLetter => ({
  ...{ kind, consultationId },
})

describe('letters nobody has written yet', () => {
  it.each<[string, RequestEvent[], WrittenLetter[], string[]]>([
    ['of nothing', [event('register')], [], []],
    ['of a supplement', [event('ask-supplement')], [], ['supplement']],
    ['of one that is written', [event('ask-supplement')], [letter('supplement')], []],
    ['of one with another letter', [event('extend')], [letter('supplement')], ['extension']],
    [
      'of two fees with one letter',
      [event('notify-fee'), event('notify-fee')],
      [letter('fee')],
      ['fee'],
    ],
    [
      'of the consultation that was asked later',
      [asked('a'), asked('b')],
      [letter('third-party-inquiry', 'a')],
      ['third-party-inquiry b'],
    ],
    [
      'of the consultation that was asked first',
      [asked('a'), asked('b')],
      [letter('third-party-inquiry', 'b')],
      ['third-party-inquiry a'],
    ],
    [
      'of consultations with a letter that does not say which',
      [asked('a'), asked('b')],
      [letter('third-party-inquiry')],
      ['third-party-inquiry b'],
    ],
    [
      'of an agency and the bureau of secrecy',
      [event('consult', { with: 'agency' }), event('consult', { with: 'secrecy' })],
      [],
      ['agency-inquiry', 'secrecy-inquiry'],
    ],
  ])('%s', (_, events, letters, expected) => {
    const owed = lettersOwed(events, letters)
    expect(
      owed.map(({ kind, consultationId }) => [kind, consultationId].filter(Boolean).join(' ')),
    ).toEqual(expected)
    expect(owed.every(({ kind }) => letterKind(kind) !== null)).toBe(true)
  })
})
