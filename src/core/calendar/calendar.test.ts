import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kit/day.ts'
import { type Arrangement, checkArrangement } from './arrangement.ts'
import { makeCalendar, NATIONAL } from './calendar.ts'
import { addWorkingDays, workingDayFrom, workingDaysBetween } from './working-days.ts'

const calendar = makeCalendar(NATIONAL)

describe('the national calendar', () => {
  it.each([
    ['2024-02-04', true, '调休上班'],
    ['2024-02-09', true, '工作日'],
    ['2024-02-10', false, '春节'],
    ['2024-10-12', true, '调休上班'],
    ['2025-01-28', false, '春节'],
    ['2025-10-06', false, '中秋节、国庆节'],
    ['2020-01-31', false, '春节'],
    ['2020-02-02', false, '春节'],
    ['2020-02-03', true, '调休上班'],
    ['2015-09-03', false, '抗日战争暨世界反法西斯战争胜利70周年纪念日'],
    ['2007-12-30', false, '元旦'],
    ['2026-11-21', false, '周末'],
  ])('%s: working %s, %s', (day, isWorking, why) => {
    expect(calendar.kindOf(day)).toEqual({ isWorking, why })
  })

  it('knows 2007 to 2026, each from a notice, each possible', () => {
    expect(calendar.years).toEqual(Array.from({ length: 20 }, (_, index) => 2007 + index))
    for (const each of NATIONAL) expect(checkArrangement(each)).toEqual({ ok: true, value: each })
  })

  it('does not take an unknown year for an ordinary one', () => {
    for (const day of ['2006-12-30', '2027-01-04']) expect(calendar.kindOf(day)).toBeNull()
    expect(addWorkingDays(calendar, '2026-12-20', 20)).toMatchObject({
      error: { code: 'unknown-year', message: expect.stringContaining('2027年') },
    })
  })

  it('takes the later of two arrangements of a year', () => {
    const later: Arrangement = { year: 2026, sources: ['更正通知'], off: [], work: [] }
    expect(makeCalendar([...NATIONAL, later]).kindOf('2026-10-01')).toEqual({
      ...{ isWorking: true, why: '工作日' },
    })
  })
})

it('a region has its own days off, also on a day that the nation works', () => {
  const off = [{ name: '开斋节', from: '2024-04-07', to: '2024-04-10' }]
  const added = [{ region: '64', year: 2024, sources: ['自治区通知'], off, work: [] }]
  const local = makeCalendar(NATIONAL, added, '640522')
  const elsewhere = makeCalendar(NATIONAL, added, '370830')
  expect(local.kindOf('2024-04-07')).toEqual({ isWorking: false, why: '开斋节' })
  expect(elsewhere.kindOf('2024-04-07')).toEqual({ isWorking: true, why: '调休上班' })
})

describe('working days', () => {
  it('are as many between as were added', () => {
    const from = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2010-01-01', days))
    fc.assert(
      fc.property(from, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const added = addWorkingDays(calendar, day, count)
        const end = added.ok ? added.value : ''
        expect(calendar.kindOf(end)?.isWorking).toBe(true)
        expect(workingDaysBetween(calendar, day, end)).toEqual({ ok: true, value: count })
      }),
    )
  })

  it.each([
    ['2024-10-01', '2024-10-08'],
    ['2024-10-08', '2024-10-08'],
  ])('from %s the first is %s', (from, expected) => {
    expect(workingDayFrom(calendar, from)).toEqual({ ok: true, value: expected })
  })
})

describe('an arrangement', () => {
  const right = { year: 2027, sources: ['国办发明电〔2026〕1号'], off: [], work: [] }
  const off = (from: string, to: string) => ({ ...right, off: [{ name: '元旦', from, to }] })
  it.each<[Arrangement, string]>([
    [off('2027-1-1', '2027-01-03'), '不是日期'],
    [off('2027-01-03', '2027-01-01'), '早于开始日期'],
    [off('2027-01-01', '2027-03-01'), '超过31天'],
    [off('2026-01-01', '2026-01-03'), '不在2027年前后'],
    [{ ...off('2027-01-01', '2027-01-03'), work: ['2027-01-02'] }, '既是“元旦”放假，又是上班日'],
    [{ ...right, work: ['2028-01-02'] }, '不在2027年前后'],
    [{ ...right, work: ['２月'] }, '不是日期'],
    [{ ...right, sources: [] }, '文号或网址'],
  ])('%j is refused', (given, sentence) => {
    const checked = checkArrangement(given)
    expect(checked.ok ? '' : checked.error.message).toContain(sentence)
  })

  it('may begin in the December before', () => {
    expect(checkArrangement(off('2026-12-31', '2027-01-02')).ok).toBe(true)
  })
})
