import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Asked } from '../asked.ts'
import { type ComparedRequest, findAlike, findRepeats } from './alike.ts'
import { findExcess } from './excessive.ts'
import { passagesOf } from './passages.ts'
import { printOf, scoreOf } from './print.ts'
import { findPromotions, type PromotableRequest } from './promotion.ts'

const TEXT = '申请公开2024年安澜县文昌路改造工程的中标合同、监理合同和竣工验收报告'
const of = (text: string, more: Partial<ComparedRequest> = {}): ComparedRequest => ({
  ...{ id: 'past', applicant: 'a', text, receivedOn: '2026-01-05', answeredOn: '2026-01-20' },
  ...more,
})
const given = of(TEXT, { id: 'new', receivedOn: '2026-03-05', answeredOn: null })
const repeats = (text: string, more: Partial<ComparedRequest> = {}) =>
  findRepeats(given, [of(text, more)]).length > 0

describe('a request for the same information', () => {
  it.each<[string, boolean, boolean]>([
    [TEXT, true, true],
    [`请贵局${TEXT.slice(4)}，谢谢！`, true, true],
    ['请公开２０２４年安澜县文昌路改造工程的中标合同，监理合同和竣工验收报告。', true, true],
    ['申请公开文昌路改造工程的中标合同、监理合同和竣工验收报告（2024年安澜县）', true, true],
    [TEXT.replace('2024', '2023'), true, false],
    [
      `${TEXT.slice(4)}，以及该工程历次设计变更、资金拨付凭证、质量监督抽查记录和整改回复`,
      true,
      true,
    ],
    ['申请公开2024年安澜县文昌路改造工程的拆迁补偿方案和评估机构选定记录', false, false],
    ['申请公开2024年县级部门预算', false, false],
    ['', false, false],
  ])('%s is alike: %s, repeated: %s', (text, isAlike, isRepeat) => {
    expect(findAlike(given, [of(text)]).length > 0).toBe(isAlike)
    expect(repeats(text)).toBe(isRepeat)
  })

  it('is not repeated by one that asks for more', () => {
    const more = `${TEXT}，以及该工程历次设计变更、资金拨付凭证、质量监督抽查记录和整改回复`
    const longer = { ...given, text: more }
    expect(findAlike(longer, [of(TEXT)])[0]?.score).toBeGreaterThan(0.8)
    expect(findRepeats(longer, [of(TEXT)])).toEqual([])
  })

  it('is repeated only by the same applicant, and after an answer', () => {
    expect(repeats(TEXT)).toBe(true)
    expect(repeats(TEXT, { applicant: 'b' })).toBe(false)
    expect(repeats(TEXT, { answeredOn: null })).toBe(false)
    expect(repeats(TEXT, { answeredOn: '2026-03-06' })).toBe(false)
    expect(repeats(TEXT, { id: 'new' })).toBe(false)
  })

  it('is shown with what both say, most alike first', () => {
    const changed = of(TEXT.replace('监理合同和', ''), { id: 'changed', applicant: 'b' })
    const [first, second] = findAlike(given, [changed, of(TEXT)])
    expect(first).toMatchObject({ id: 'past', score: 1, isSameApplicant: true })
    expect(second).toMatchObject({ id: 'changed', isSameApplicant: false, figuresAgree: true })
    for (const { text, from, otherFrom } of second?.passages ?? []) {
      expect(TEXT.slice(from, from + text.length)).toBe(text)
      expect(changed.text.slice(otherFrom, otherFrom + text.length)).toBe(text)
    }
  })

  it('tells very short texts apart', () => {
    expect(scoreOf(printOf('请公开预算'), printOf('申请公开：预算。'))).toBe(1)
    expect(scoreOf(printOf('请公开预算'), printOf('请公开决算'))).toBe(0)
    expect(scoreOf(printOf('谢谢'), printOf('此致'))).toBe(0)
  })

  it('is as alike one way as the other, and never more than the same', () => {
    const text = fc
      .array(fc.constantFrom('道路改造', '合同', '2024年', '验收报告', '申请公开', '，'))
      .map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (one, other) => {
        const score = scoreOf(printOf(one), printOf(other))
        expect(score).toBe(scoreOf(printOf(other), printOf(one)))
        expect(score >= 0 && score <= 1).toBe(true)
        for (const { text: common, from } of passagesOf(one, other)) {
          expect(one.slice(from, from + common.length)).toBe(common)
          expect(other).toContain(common)
        }
      }),
    )
  })
})

describe('more than usual', () => {
  const on = (receivedOn: string, items = 1): Asked => ({ id: '', receivedOn, items })
  const days = (count: number, day: string) => Array<Asked>(count).fill(on(day))

  it.each([
    [days(10, '2026-03-02'), '2026-03-31', ''],
    [days(11, '2026-03-02'), '2026-03-31', 'month'],
    [days(11, '2026-02-27'), '2026-03-31', ''],
    [days(11, '2026-04-01'), '2026-03-31', ''],
    [days(31, '2026-01-02'), '2026-03-31', 'quarter'],
    [days(31, '2025-12-31'), '2026-03-31', ''],
    [[...days(60, '2025-06-02'), on('2026-03-02')], '2026-03-31', 'year'],
    [[on('2026-03-02', 10), on('2026-03-03')], '2026-03-31', 'month'],
    [[on('2026-03-02', 9), on('2026-03-03')], '2026-03-31', ''],
    [days(99, '2019-05-01'), '2019-05-14', ''],
  ])('%# is %s', (asked, day, expected) => {
    expect(
      findExcess(asked, day)
        .map(({ id }) => id)
        .join(' '),
    ).toBe(expected)
  })

  it('says how many and by what, and takes an office its own word', () => {
    const [found] = findExcess(days(12, '2026-03-02'), '2026-03-05')
    expect(found).toMatchObject({ count: 12, most: 10, isUnverified: true, article: '第三十五条' })
    expect(found?.sentence).toBe(
      '一个自然月内（2026-03-01至2026-03-05）收到该申请人的申请12件，超过10件',
    )
    const own = [
      {
        id: 'month',
        label: '一个自然月',
        from: '2025-01-01',
        months: 1,
        most: 3,
        basis: '本县规定',
      },
    ]
    expect(findExcess(days(4, '2026-03-02'), '2026-03-05', own)).toMatchObject([
      { most: 3, isUnverified: false },
    ])
  })
})

describe('what several asked for', () => {
  const asked = (
    id: string,
    applicant: string,
    more: Partial<PromotableRequest> = {},
  ): PromotableRequest => ({
    ...of(TEXT, { id, applicant }),
    ...{ agency: 'road', isDisclosable: true, ...more },
  })
  const ids = (requests: readonly PromotableRequest[]) =>
    findPromotions(requests, '2026-03-05').map((each) => each.ids.join(' '))

  it.each<[string, PromotableRequest[], string[]]>([
    ['by two', [asked('1', 'a'), asked('2', 'b')], ['1 2']],
    ['by one, twice', [asked('1', 'a'), asked('2', 'a')], []],
    ['of two agencies', [asked('1', 'a'), asked('2', 'b', { agency: 'school' })], []],
    ['and refused to one', [asked('1', 'a'), asked('2', 'b', { isDisclosable: false })], []],
    [
      'of two years',
      [asked('1', 'a'), asked('2', 'b', { text: TEXT.replace('2024', '2023') })],
      [],
    ],
    [
      'by three and by two',
      [
        asked('1', 'a', { text: '请公开县医院2025年采购清单' }),
        asked('2', 'b', { text: '请公开县医院2025年采购清单' }),
        asked('3', 'a'),
        asked('4', 'b'),
        asked('5', 'c'),
      ],
      ['3 4 5', '1 2'],
    ],
  ])('%s', (_, requests, expected) => {
    expect(ids(requests)).toEqual(expected)
  })

  it('is not yet to be published while nobody has been given it', () => {
    const open = [
      asked('1', 'a', { isDisclosable: null }),
      asked('2', 'b', { isDisclosable: null }),
    ]
    expect(findPromotions(open, '2026-03-05')).toMatchObject([
      { isDisclosable: false, applicants: 2 },
    ])
    expect(findPromotions(open, '2019-05-14')).toEqual([])
  })
})
