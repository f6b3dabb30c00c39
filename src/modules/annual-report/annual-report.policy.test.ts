import { describe, expect, it, test } from 'vitest'
import type { Actor } from '#platform/action/actor.ts'
import { program } from '#platform/action/actor.ts'
import {
  type Guarded,
  mayManage,
  maySee,
  refuseAggregate,
  refuseComment,
  refuseEdit,
  takersOf,
  visibleAgencies,
} from './annual-report.policy.ts'

const OWN = 'own-agency'
const report = (changes: Partial<Guarded> = {}): Guarded => ({
  ...{ agencyId: OWN, scope: 'agency', state: 'draft', edition: 0, roundClosed: false },
  ...changes,
})
const holder = (role: string, scopes: readonly string[] | null = [OWN]): Actor => ({
  ...{ regionId: 'r', id: 'a', name: '甲', kind: 'account' },
  grants: [{ role, scopes: scopes && new Set(scopes) }],
  origin: { channel: 'web', requestId: '1', address: null },
})

/** role, its scopes; sees, edits, remarks, manages, stands as */
test.each([
  ['clerk', [OWN], true, true, true, false, ['clerk']],
  ['reviewer', [OWN], true, true, true, false, ['clerk']],
  ['leader', [OWN], true, true, true, false, ['leader']],
  ['clerk', ['elsewhere'], false, false, false, false, []],
  ['leader', ['elsewhere'], false, false, false, false, []],
  ['clerk', [], false, false, false, false, []],
  ['disclosure-office', null, true, false, true, true, ['disclosure-office']],
  ['disclosure-office', ['office'], false, false, false, false, []],
  ['auditor', null, false, false, false, false, []],
  ['system-administrator', null, false, false, false, false, []],
  ['hotline-operator', [OWN], false, false, false, false, []],
] as const)('%s of %j', (role, scopes, sees, edits, remarks, manages, takers) => {
  const actor = holder(role, scopes)
  expect({
    sees: maySee(actor, report()),
    edits: refuseEdit(actor, report()) === null,
    remarks: refuseComment(actor, report()) === null,
    manages: mayManage(actor),
    takers: [...takersOf(actor, report())],
  }).toEqual({ sees, edits, remarks, manages, takers: [...takers] })
})

describe('editing', () => {
  test.each([
    ['draft', {}, null],
    ['returned', { state: 'returned' }, null],
    ['correcting', { state: 'correcting', edition: 1 }, null],
    ['handed in', { state: 'submitted' }, 'not-editable'],
    ['published', { state: 'published', edition: 1 }, 'not-editable'],
    ['in a closed round', { roundClosed: true }, 'round-closed'],
    ['corrected in a closed round', { roundClosed: true, state: 'correcting', edition: 1 }, null],
  ] as const)('%s', (_name, changes, code) => {
    expect(refuseEdit(holder('clerk'), report(changes))?.code ?? null).toBe(code)
  })

  it('is for the office where the report is the government’s', () => {
    const office = holder('disclosure-office', null)
    const own = report({ scope: 'government' })
    expect(refuseEdit(office, own)).toBeNull()
    expect(takersOf(office, own)).toContain('clerk')
    expect(refuseAggregate(office, own)).toBeNull()
    expect(refuseAggregate(office, report())?.code).toBe('not-a-government')
    expect(refuseAggregate(holder('auditor', null), own)?.kind).toBe('absent')
  })

  it('sums up members for who writes the government’s report, and nobody else', () => {
    const own = report({ scope: 'government' })
    expect(refuseAggregate(holder('clerk'), own)).toBeNull()
    expect(refuseAggregate(holder('clerk', ['elsewhere']), own)?.kind).toBe('absent')
  })
})

it('tells somebody who may not see a report the same as of one that does not exist', () => {
  expect(refuseEdit(holder('clerk', ['elsewhere']), report())?.kind).toBe('absent')
})

it('shows the office everything, an agency its own, others nothing', () => {
  expect(visibleAgencies(holder('disclosure-office', null))).toBeNull()
  expect(visibleAgencies(holder('auditor', null))).toEqual(new Set())
  expect(visibleAgencies(holder('clerk'))).toEqual(new Set([OWN]))
  expect(visibleAgencies(holder('window-staff'))).toEqual(new Set())
  expect(visibleAgencies(program('r', 'set-up', 'job'))).toBeNull()
})
