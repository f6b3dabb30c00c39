import { describe, expect, it } from 'vitest'
import { DECISION_KINDS, type Ground } from './decision-kinds.ts'
import { forumOf, type RemedyAgency, remediesOf, remedySentence } from './remedies.ts'

const office: RemedyAgency = {
  ...{ kind: 'department', level: 'county' },
  names: { 'own-government': '安澜县人民政府', 'higher-department': '静川市教育局' },
}
const YEARS = ['2023-12-31', '2024-01-01', '2026-03-05'] as const
const everyCase = DECISION_KINDS.flatMap(({ id }) => YEARS.map((decidedOn) => ({ id, decidedOn })))

/** Decisions by 条例§14 to §16. */
const FIRST = new Set([
  ...['deny_secret', 'deny_law', 'deny_safety', 'deny_third_party'],
  ...['deny_internal', 'deny_process', 'deny_casefile'],
])

describe('remedies', () => {
  it.each(everyCase)('against $id of $decidedOn', ({ id, decidedOn }) => {
    const remedies = remediesOf({ kind: id, decidedOn, agency: office })
    const isFirst = FIRST.has(id) && decidedOn >= '2024-01-01'
    expect(remedies.map(({ way }) => way)).toEqual([
      'reconsideration',
      ...(isFirst ? [] : ['litigation']),
      'litigation-after-reconsideration',
    ])
    expect(remedies[0]).toMatchObject({ isRequiredFirst: isFirst, count: 60, unit: 'day' })
    expect(remedies[0]?.to).toEqual(
      decidedOn < '2024-01-01' ? ['安澜县人民政府', '静川市教育局'] : ['安澜县人民政府'],
    )
    expect(remedies.at(-1)).toMatchObject({ count: 15, unit: 'day' })
    const [sentence = ''] = remedySentence(remedies)
    expect(sentence.includes('应当')).toBe(isFirst)
    expect(sentence.includes('6个月内')).toBe(!isFirst)
  })

  const partial = (grounds: readonly Ground[], decidedOn: string) =>
    remediesOf({ kind: 'partial', grounds, decidedOn, agency: office })
      .map(({ about, way }) => `${about} ${way}`)
      .join(', ')
  const both =
    'withheld reconsideration, withheld litigation-after-reconsideration, ' +
    'rest reconsideration, rest litigation, rest litigation-after-reconsideration'
  const whole =
    'decision reconsideration, decision litigation, decision litigation-after-reconsideration'

  it.each<[readonly Ground[], string, string]>([
    [['deny_process'], '2026-03-05', both],
    [['deny_query', 'deny_third_party'], '2024-01-01', both],
    [['deny_process'], '2023-12-31', whole],
    [['deny_query'], '2026-03-05', whole],
    [['not_exist'], '2026-03-05', whole],
    [[], '2026-03-05', whole],
  ])('against a partial decision by %j of %s', (grounds, decidedOn, expected) => {
    expect(partial(grounds, decidedOn)).toBe(expected)
  })

  it('against what withholds a part without saying so by its kind', () => {
    const against = { kind: 'provide', grounds: ['deny_third_party'], agency: office } as const
    const on = { decidedOn: '2026-03-05' }
    expect(remediesOf({ ...against, ...on, deniesPart: true })[0]?.isRequiredFirst).toBe(true)
    expect(remediesOf({ ...against, ...on })[0]?.isRequiredFirst).toBe(false)
  })

  it.each<[RemedyAgency['kind'], RemedyAgency['level'], boolean, string, string, string]>([
    [
      'department',
      'county',
      false,
      'own-government higher-department',
      'own-government',
      '第二十四条第一款第（一）项',
    ],
    ['department', 'city', true, 'higher-department', 'higher-department', '第二十七条'],
    ['department', 'nation', false, 'self', 'self', '第二十五条第（一）项'],
    [
      'justice',
      'county',
      false,
      'own-government higher-department',
      'own-government higher-department',
      '第二十八条',
    ],
    [
      'township',
      'township',
      false,
      'higher-government',
      'higher-government',
      '第二十四条第一款第（二）项',
    ],
    [
      'government',
      'county',
      false,
      'higher-government',
      'higher-government',
      '第二十四条第一款第（二）项',
    ],
    ['government', 'province', false, 'self', 'self', '第二十四条第二款'],
    [
      'street',
      'township',
      false,
      'founding-government',
      'founding-government',
      '第二十四条第一款第（三）项',
    ],
    [
      'institution',
      'county',
      false,
      'managing-agency',
      'own-government',
      '第二十四条第一款第（四）项',
    ],
  ])(
    'of a %s of a %s (vertical: %s): %s, since 2024 %s by %s',
    (kind, level, isVertical, old, now, place) => {
      const agency = { kind, level, isVertical }
      expect(forumOf(agency, '2023-06-01')?.to.join(' ')).toBe(old)
      expect(forumOf(agency, '2024-01-01')?.to.join(' ')).toBe(now)
      expect(forumOf(agency, '2024-01-01')?.places).toEqual([place])
    },
  )

  it('names no forum the law does not have', () => {
    const strange: RemedyAgency = { kind: 'government', level: 'nation' }
    const remedies = remediesOf({ kind: 'provide', decidedOn: '2026-03-05', agency: strange })
    expect(remedies[0]?.to).toEqual([])
    expect(remedySentence(remedies)[0]).toContain('有管辖权的行政复议机关')
  })

  it('are printed with their laws', () => {
    const given = { decidedOn: '2026-03-05', agency: office, letter: '本告知书' }
    expect(remedySentence(remediesOf({ kind: 'deny_process', ...given }))).toEqual([
      '根据《中华人民共和国行政复议法》第二十条第一款、第二十三条第一款第（四）项、第二十三条第二款、第二十四条第一款第（一）项和《中华人民共和国行政诉讼法》第四十五条的规定，对本决定不服的，应当先申请行政复议，可以自收到本告知书之日起60日内向安澜县人民政府提出；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向人民法院提起行政诉讼。',
    ])
    const court = { ...office, court: '静川市中级人民法院' }
    expect(remedySentence(remediesOf({ kind: 'not_exist', ...given, agency: court }))).toEqual([
      '根据《中华人民共和国行政复议法》第二十条第一款、第二十四条第一款第（一）项和《中华人民共和国行政诉讼法》第四十六条第一款、第四十五条的规定，对本决定不服的，可以自收到本告知书之日起60日内向安澜县人民政府申请行政复议，也可以自收到本告知书之日起6个月内依法向静川市中级人民法院提起行政诉讼；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向静川市中级人民法院提起行政诉讼。',
    ])
  })

  it('follow the laws of their day', () => {
    const old = { kind: 'provide', decidedOn: '2014-06-01', agency: office } as const
    const [, litigation] = remediesOf(old)
    expect(litigation).toMatchObject({ count: 3, unit: 'month' })
    expect(remedySentence(remediesOf({ ...old, decidedOn: '2023-06-01' }))[0]).toContain(
      '第九条第一款、第十二条第一款',
    )
  })
})
