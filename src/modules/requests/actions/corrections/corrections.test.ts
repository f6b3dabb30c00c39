import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CorrectionResult } from '#core/requests/corrections/course.ts'
import { newId } from '#platform/db/uuid.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { CONTACT, requestsTestDeps } from '../../testing.ts'
import { correctionLetter } from './correction-letter-route.ts'
import { correctionActions } from './correction-steps.ts'
import { enterCorrection } from './enter-correction.ts'
import { exportCorrections, listCorrections, showCorrection } from './read-corrections.ts'

let here: World<RequestsDeps>
let correctionId = ''
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())
beforeEach(async () => {
  const entered = await enter()
  correctionId = entered.ok ? entered.value.correctionId : ''
})

const given = () => ({
  agencyId: here.agencies.bureau.id,
  ...{ channel: 'in-person' as const, submittedOn: '2026-01-12' },
  applicant: {
    ...{ name: '柳青山', isOrganisation: false, idNumber: '11010519491231002X' },
    ...{ phone: '13800000000', address: '文澜路2号' },
  },
  recordRef: '2019年学籍登记表',
  claim: '出生日期写成了1980年6月，应为1980年5月',
  evidence: '户口簿复印件一份',
})
const enter = (changes: object = {}) =>
  here.execute(enterCorrection, here.as('clerk'), { ...given(), ...changes })

const step = (
  name: keyof typeof correctionActions,
  role: 'clerk' | 'leader',
  input: object,
  version: number,
) => {
  const action = correctionActions[name] as typeof correctionActions.examine
  return here.execute(action, here.as(role), { correctionId, version, ...input } as never)
}

async function shown() {
  const found = await here.execute(showCorrection, here.as('clerk'), { correctionId })
  if (!found.ok) throw new Error(found.error.message)
  return found.value
}

const PARTS: Readonly<Record<CorrectionResult, object>> = {
  corrected: { correctedText: '出生日期1980年5月' },
  refused: { reasons: '原始档案与登记一致。' },
  transferred: { reasons: '登记由公安机关制作', otherAgency: '安澜县公安局' },
  redirected: { reasons: '登记由公安机关制作', otherAgency: '安澜县公安局', otherContact: '110' },
}

describe('an application to correct a record', () => {
  it('has its own number and a due day that is the office’s', async () => {
    const view = await shown()
    expect(view).toMatchObject({ state: 'received', dueOn: '2026-02-09', isLate: false })
    expect(view.number).toMatch(/更正〔2026〕\d+号$/)
    expect(view.dueBasis).toContain('没有规定期限')
    expect(await enter({ dueOn: '2026-01-20' })).toMatchObject({ value: { dueOn: '2026-01-20' } })
  })

  it('is one, however often it is sent, and counts on without gaps', async () => {
    const token = newId()
    const [first, again, next] = [await enter({ token }), await enter({ token }), await enter()]
    expect(first).toEqual(again)
    const serial = (made: typeof first) =>
      Number(/(\d+)号/.exec(made.ok ? made.value.number : '')?.[1])
    expect(serial(next)).toBe(serial(first) + 1)
  })

  it.each(['corrected', 'refused', 'transferred', 'redirected'] as const)(
    'is examined, %s and told, with the letters for it',
    async (result) => {
      await step('examine', 'clerk', { findings: '经核对原始档案，登记有误。' }, 1)
      const input = { result, ...PARTS[result], ...CONTACT }
      expect(await step('decide', 'leader', input, 2)).toMatchObject({
        value: { state: 'decided' },
      })
      const { letters } = await shown()
      expect(letters.map(({ kind }) => kind)).toEqual(
        result === 'transferred' ? ['correction', 'forwarding'] : ['correction'],
      )
      for (const { kind, number } of letters) {
        const file = { correctionId, kind: kind as 'correction', format: 'pdf' as const }
        const found = await here.execute(correctionLetter, here.as('clerk'), file)
        expect(found).toMatchObject({ value: { number, letter: { documentNumber: number } } })
        expect(JSON.stringify(found)).toContain('第四十一条')
      }
      const told = await step('tell', 'clerk', { way: 'post', proof: 'EMS 1' }, 3)
      expect(told).toMatchObject({ value: { state: 'told', version: 4 } })
      expect(await shown()).toMatchObject({ steps: [], result, toldOn: '2026-01-15' })
    },
  )

  it('keeps its numbers when the decision is taken back and made anew', async () => {
    await step('examine', 'clerk', { findings: '登记有误' }, 1)
    await step('decide', 'leader', { result: 'refused', ...PARTS.refused, ...CONTACT }, 2)
    const [before] = (await shown()).letters
    expect(await step('take-back', 'leader', { note: '' }, 3)).toMatchObject({
      error: { code: 'note-needed' },
    })
    await step('take-back', 'leader', { note: '另有证据' }, 3)
    expect(await shown()).toMatchObject({ state: 'examined', result: null, letters: [] })
    await step('decide', 'leader', { result: 'corrected', ...PARTS.corrected, ...CONTACT }, 4)
    expect((await shown()).letters).toEqual([before])
  })

  it.each([
    [
      'by somebody whose step it is not',
      'decide',
      'clerk',
      { result: 'refused', reasons: '一致' },
      2,
      'not-your-step',
    ],
    [
      'of what somebody changed meanwhile',
      'decide',
      'leader',
      { result: 'refused', reasons: '一致' },
      1,
      'changed-since',
    ],
    [
      'that says too little',
      'decide',
      'leader',
      { result: 'transferred' },
      2,
      'correction-incomplete',
    ],
    [
      'whose letter lacks a fact',
      'decide',
      'leader',
      { result: 'refused', reasons: '一致' },
      2,
      'letter-incomplete',
    ],
    ['out of turn', 'tell', 'clerk', { way: 'post' }, 2, 'wrong-state'],
    [
      'after today',
      'decide',
      'leader',
      { result: 'refused', reasons: '一致', on: '2026-01-16' },
      2,
      'future',
    ],
    [
      'before the step before',
      'decide',
      'leader',
      { result: 'refused', reasons: '一致', on: '2026-01-11' },
      2,
      'too-early',
    ],
  ] as const)('refuses a step %s', async (_, name, role, input, version, code) => {
    await step('examine', 'clerk', { findings: '登记有误' }, 1)
    expect(await step(name, role, input, version)).toMatchObject({ error: { code } })
    expect(await shown()).toMatchObject({ state: 'examined', version: 2 })
  })

  it.each([
    [{ submittedOn: '2026-01-16' }, 'future'],
    [{ submittedOn: '2026-02-30' }, 'invalid-input'],
    [{ dueOn: '2026-01-01' }, 'too-early'],
    [{ evidence: '' }, 'invalid-input'],
  ])('with %j is refused', async (changes, code) => {
    expect(await enter(changes)).toMatchObject({ ok: false, error: { code } })
  })
})

describe('who applies', () => {
  it('is sealed, masked on lists, and each reading is an entry', async () => {
    await shown()
    const rows = await here.query('select * from request_correction')
    expect(JSON.stringify(rows)).not.toMatch(/柳青山|1980年|110105/)
    const listed = await here.execute(listCorrections, here.as('clerk'), { words: '学籍' })
    expect(listed).toMatchObject({
      value: {
        rows: expect.arrayContaining([expect.objectContaining({ applicantName: '柳*山' })]),
      },
    })
    const entries = await here.audit()
    expect(entries.some(({ action }) => action === 'requests.show-correction')).toBe(true)
    expect(JSON.stringify(entries)).not.toMatch(/柳青山|1980年/)
  })

  it('is kept from the office, which sees that there is one, and from other agencies', async () => {
    const office = here.as('disclosure-office')
    const listed = await here.execute(listCorrections, office, { isOpen: true })
    const names = listed.ok ? listed.value.rows.map(({ applicantName }) => applicantName) : []
    expect(new Set(names)).toEqual(new Set(['（不显示）']))
    const stranger = here.as('clerk', here.agencies.other)
    const seen = await here.execute(listCorrections, stranger, {})
    expect(seen).toMatchObject({ value: { total: 0 } })
    for (const actor of [office, stranger]) {
      expect((await here.execute(showCorrection, actor, { correctionId })).ok).toBe(false)
    }
    const input = { correctionId, version: 1, findings: '越权' }
    expect(await here.execute(correctionActions.examine, stranger, input)).toMatchObject({
      error: { code: 'no-correction' },
    })
  })

  it('is masked in the file, too', async () => {
    const taken = await here.execute(exportCorrections, here.as('clerk'), { format: 'csv' })
    const text = taken.ok ? Buffer.from(taken.value.content, 'base64').toString() : ''
    expect(text).toContain('2019年学籍登记表')
    expect(text).not.toContain('柳青山')
  })
})
