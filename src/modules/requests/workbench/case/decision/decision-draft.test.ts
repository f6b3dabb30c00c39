import { describe, expect, it } from 'vitest'
import { DECISION_KINDS } from '#core/requests/decision-kinds.ts'
import { draftOf, gapsOf, inputOf, KIND_OPTIONS } from './decision-draft.ts'

const nothing = { parts: {}, withheld: [], answers: {}, isOtherAgencyKnown: null }
const matter = {
  position: 1,
  description: '',
  decisionKind: null,
  decision: nothing,
  missing: null,
}

describe('a decision that is written', () => {
  it('can be chosen of every kind, each once', () => {
    const offered = KIND_OPTIONS.flatMap(({ options }) => options.map(({ value }) => value))
    expect(offered.sort()).toEqual(DECISION_KINDS.map(({ id }) => id as string).sort())
  })

  it('lacks first its kind, then what the kind must contain', () => {
    const draft = draftOf(matter, 3)
    expect(gapsOf(draft, '2026-01-15')).toEqual({ kind: '请选定答复种类。' })
    const denied = gapsOf({ ...draft, kind: 'deny_process' }, '2026-01-15')
    expect(Object.keys(denied)).toEqual([
      ...['facts', 'reasons', 'answers.separable', 'answers.must-be-public'],
    ])
  })

  it('is sent with the version it was begun on, and without what was not said', () => {
    const sent = inputOf({ ...draftOf(matter, 3), kind: 'provide' }, 1)
    expect(sent).toEqual({
      ...{ version: 3, position: 1, kind: 'provide', parts: {}, withheld: [], answers: {} },
    })
  })
})
