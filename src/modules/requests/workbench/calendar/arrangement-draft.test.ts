import { describe, expect, it } from 'vitest'
import { arrangementOf, gapsOf, newDraft } from './arrangement-draft.ts'

const EMPTY = newDraft(2027)
const [NEW_YEAR, SPRING] = EMPTY.off
if (!NEW_YEAR || !SPRING) throw new Error('no holidays')
const GIVEN = {
  ...EMPTY,
  off: [{ ...NEW_YEAR, from: '2027-01-01', to: '2027-01-03' }, SPRING],
  work: '2027-02-06、2027-02-20\n',
  sources: '国办发明电〔2026〕7号',
}

describe('days off that are typed', () => {
  it('lack days and a source at first', () => {
    expect(Object.keys(gapsOf(EMPTY))).toEqual(['sources', 'off'])
    expect(gapsOf(GIVEN)).toEqual({})
  })

  it.each([
    [{ name: ' ' }, '请填写节日名称。'],
    [{ to: '' }, '起止日期都要填写。'],
    [{ to: '2026-12-31' }, '结束日期早于开始日期。'],
  ])('with %j are wrong at their holiday', (part, sentence) => {
    const off = [{ ...NEW_YEAR, from: '2027-01-01', to: '2027-01-03', ...part }]
    expect(gapsOf({ ...GIVEN, off })).toEqual({ 'off.0': sentence })
  })

  it('are sent without the holidays whose days stayed empty', () => {
    expect(arrangementOf(GIVEN)).toEqual({
      ...{ year: 2027, scope: '', sources: ['国办发明电〔2026〕7号'] },
      off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
      work: ['2027-02-06', '2027-02-20'],
    })
  })
})
