import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#core/identity/role.ts'
import { yearPeriod } from '#core/requests/counting.ts'
import type { DecisionKind } from '#core/requests/decision-kinds.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { requestFigures } from '../../requests.statistics.ts'
import { application, CONTACT, completed, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { composeRequestLetter } from '../letters/compose-letter.ts'
import { issueRequestLetter } from '../letters/issue-letter.ts'
import { listLetters, showLetter } from '../letters/read-letters.ts'
import { showRequest } from '../reading/show-request.ts'
import { serveLetter } from '../serve/serve-letter.ts'
import { serveStep } from '../serve/serve-step.ts'
import { consultationSteps } from '../steps/consultation-steps.ts'
import { periodSteps } from '../steps/period-steps.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { supplementSteps } from '../steps/supplement-steps.ts'
import { decideMatter } from './decide-matter.ts'

/**
 * Every kind of decision from receipt to archive, in three years, through the real actions. What is
 * expected is written from the law, not taken from the data the program works with.
 */

const ACT = '《中华人民共和国政府信息公开条例》'

/** What a kind needs before it can be decided, or what ends the request instead of a decision. */
type Way = 'supplement' | 'reasons' | 'third-party' | 'lapse-supplement' | 'lapse-fee' | 'withdraw'

type Expected = {
  /** Of table three, in the forms of 2019 and of 2021. */
  readonly rows: readonly [string, string]
  readonly letter: string
  readonly title: string
  /** As cited in the letter; null where no law is. */
  readonly articles: string | null
  /** 先复议, of the withheld part only, or a free choice: from 2024 on; before, always a choice. */
  readonly since2024: 'first' | 'part' | 'choice'
  readonly way?: Way
  /** What the decision must contain, and what the refusal calls it. */
  readonly parts: Readonly<Record<string, string>>
}

const FACTS = { facts: '认定的事实' }
const REASONED = { ...FACTS, reasons: '理由' }
const denied = (row: string, article: string, parts: object = {}): Expected => ({
  ...{ rows: [row, row], letter: 'answer-denied', title: '政府信息不予公开告知书' },
  ...{ articles: `${ACT}${article}、第三十六条第（三）项`, since2024: 'first' },
  parts: { ...REASONED, ...parts },
})
const told = (
  row: string,
  letter: string,
  title: string,
  article: string,
  parts: Expected['parts'],
  way?: Way,
): Expected => ({
  ...{ rows: [row, row], letter, title, articles: ACT + article, since2024: 'choice', parts },
  ...(way && { way }),
})
const closed = (row: string, articles: string | null, way: Way): Expected => ({
  ...{ rows: ['other', row], letter: 'closing', title: '政府信息公开申请不再处理告知书' },
  ...{ articles, since2024: 'choice', way, parts: {} },
})
const REFUSED = '政府信息公开申请不予处理告知书'
const PLACE = { ...FACTS, place: '获取的方式、途径' }
const GIVEN = { ...FACTS, provided: '所提供的政府信息', form: '提供的形式和途径' }

const EXPECTED: Readonly<Record<DecisionKind, Expected>> = {
  published_already: told(
    ...(['granted', 'answer-published', '政府信息公开告知书'] as const),
    ...(['第三十六条第（一）项', PLACE] as const),
  ),
  provide: told(
    ...(['granted', 'answer-provide', '政府信息公开告知书'] as const),
    ...(['第三十六条第（二）项、第四十条', GIVEN] as const),
  ),
  partial: {
    ...{ rows: ['partial', 'partial'], letter: 'answer-partial', title: '政府信息部分公开告知书' },
    articles: `${ACT}第三十六条第（二）项、第（三）项、第三十七条、第十六条第二款`,
    ...{ since2024: 'part', parts: { ...GIVEN, withheld: '不予公开的部分' } },
  },
  deny_secret: denied('denied_secret', '第十四条', { secrecyBasis: '定密依据' }),
  deny_law: denied('denied_law', '第十四条', { forbiddingLaw: '禁止公开的法律、行政法规' }),
  deny_safety: denied('denied_safety', '第十四条', { harm: '公开后可能造成的危害' }),
  deny_third_party: {
    ...denied('denied_third_party', '第十五条、第三十二条', {
      thirdPartyOpinion: '征求第三方意见的情况',
    }),
    way: 'third-party',
  },
  deny_internal: denied('denied_internal', '第十六条第一款'),
  deny_process: denied('denied_process', '第十六条第二款'),
  deny_casefile: denied('denied_casefile', '第十六条第二款'),
  deny_query: told(
    ...(['denied_query', 'answer-query', '政府信息查询告知书'] as const),
    ...(['第三十六条第（七）项', { ...PLACE, specialLaw: '特别规定' }] as const),
  ),
  not_exist: told(
    ...(['unavailable_not_held', 'answer-not-exist', '政府信息不存在告知书'] as const),
    '第三十六条第（四）项',
    { searchScope: '检索范围', searchMethod: '检索方法', searchResult: '检索结果' },
  ),
  not_ours: told(
    ...(['unavailable_not_held', 'answer-not-ours', '非本机关政府信息告知书'] as const),
    '第三十六条第（五）项',
    { reasons: '理由', otherAgencyName: '行政机关名称', otherAgencyContact: '联系方式' },
  ),
  need_creation: told(
    ...(['unavailable_need_creation', 'answer-need-creation', '政府信息无法提供告知书'] as const),
    ...(['第三十八条', REASONED] as const),
  ),
  unclear_after_correction: told(
    ...(['unavailable_unclear', 'answer-unclear', '政府信息无法提供告知书', '第三十条'] as const),
    {
      ...{ supplementAskedOn: '告知补正的日期', supplementRepliedOn: '收到补正的日期' },
      reasons: '理由',
    },
    'supplement',
  ),
  petition: told('rejected_petition', 'answer-petition', REFUSED, '第三十九条第一款', {
    ...{ ...FACTS, rightChannel: '相应渠道' },
  }),
  repeat: told(
    ...(['rejected_repeat', 'answer-repeat', '政府信息公开申请不予重复处理告知书'] as const),
    '第三十六条第（六）项',
    { earlierNumber: '前次答复的文号', earlierAnsweredOn: '前次答复的日期' },
  ),
  publication: told(
    ...(['rejected_publication', 'answer-publication', '公开出版物获取途径告知书'] as const),
    ...(['第三十九条第二款', PLACE] as const),
  ),
  excessive: told(
    ...(['rejected_excessive', 'answer-excessive', REFUSED, '第三十五条'] as const),
    { ...REASONED, reasonAskedOn: '要求说明理由的日期', reasonGiven: '申请人说明的理由' },
    'reasons',
  ),
  confirm: told('rejected_confirm', 'answer-confirm', REFUSED, '第三十六条', REASONED),
  abandon_no_correction: closed('other_no_correction', `${ACT}第三十条`, 'lapse-supplement'),
  abandon_fee: closed(
    'other_fee_unpaid',
    `${ACT}第四十二条第一款和《政府信息公开信息处理费管理办法》`,
    'lapse-fee',
  ),
  withdrawn: closed('other_misc', null, 'withdraw'),
  other: {
    ...{ rows: ['other', 'other_misc'], letter: 'answer-other', articles: null },
    ...{ title: '政府信息公开申请答复书', since2024: 'choice' },
    parts: { ...REASONED, basis: '处理的依据', otherResult: '处理结果' },
  },
}

/** By the law of the year: of before 2024 the revision of 2017 with its two to choose from. */
function remediesOf({ since2024 }: Expected, year: number, self: string): readonly string[] {
  const after =
    '；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向人民法院提起行政诉讼。'
  const within = `可以自收到${self}之日起60日内向`
  const suit = `，也可以自收到${self}之日起6个月内依法向人民法院提起行政诉讼`
  const suits = '和《中华人民共和国行政诉讼法》第四十六条第一款、第四十五条的规定，'
  const law = '根据《中华人民共和国行政复议法》'
  if (year < 2024) {
    const forums = '安澜县人民政府或者上一级主管部门'
    return [
      `${law}第九条第一款、第十二条第一款${suits}对本决定不服的，${within}${forums}申请行政复议${suit}${after}`,
    ]
  }
  const chosen = (about: string) =>
    `${law}第二十条第一款、第二十四条第一款第（一）项${suits}${about}不服的，${within}安澜县人民政府申请行政复议${suit}${after}`
  const first = (about: string) =>
    `${law}第二十条第一款、第二十三条第一款第（四）项、第二十三条第二款、第二十四条第一款第（一）项和《中华人民共和国行政诉讼法》第四十五条的规定，${about}不服的，应当先申请行政复议，${within}安澜县人民政府提出${after}`
  if (since2024 === 'first') return [first('对本决定')]
  if (since2024 === 'choice') return [chosen('对本决定')]
  return [first('对不予公开部分的决定'), chosen('对其他部分的决定')]
}

let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())

const onDay = (day: string) => here.clock.set(`${day}T01:30:00.000Z`)

async function shown(requestId: string) {
  const found = await here.execute(showRequest, here.as('clerk'), { requestId })
  if (!found.ok) throw new Error(found.error.message)
  return found.value
}

type Action = Parameters<typeof here.execute>[0]

/** Takes a step that must succeed. */
async function take(requestId: string, action: Action, role: Role, given: object = {}) {
  const { version } = await shown(requestId)
  const done = await here.execute(action, here.as(role), { requestId, version, ...given })
  if (!done.ok) throw new Error(`${action.name}: ${done.error.message}`)
  return done.value
}

async function register(day: string): Promise<string> {
  onDay(day)
  const input = application(here.agencies.bureau.id, { submittedOn: day })
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  if (!made.ok) throw new Error(made.error.message)
  return made.value.requestId
}

const PARTY = { name: '安澜某某公司', address: '安澜县', contact: '' }
const ASKED = { items: ['所需信息的年份'] }

const WAYS: Readonly<Record<Way, (requestId: string, year: number) => Promise<unknown>>> = {
  supplement: async (id, year) => {
    await take(id, supplementSteps['ask-supplement'], 'clerk', ASKED)
    onDay(`${year}-03-15`)
    return take(id, supplementSteps.supplement, 'clerk', { text: '近几年' })
  },
  reasons: async (id) => {
    await take(id, plainSteps['ask-reasons'], 'clerk', { note: '本月已申请40件' })
    return take(id, plainSteps['give-reasons'], 'clerk')
  },
  'third-party': async (id, year) => {
    await take(id, consultationSteps.consult, 'clerk', { consulted: 'third-party', party: PARTY })
    onDay(`${year}-03-15`)
    const [asked] = (await shown(id)).consultations
    const opinion = { consultationId: asked?.id, opinion: 'refuses', reasons: '商业秘密' }
    return take(id, consultationSteps['record-opinion'], 'clerk', opinion)
  },
  'lapse-supplement': async (id, year) => {
    await take(id, supplementSteps['ask-supplement'], 'clerk', ASKED)
    onDay(`${year}-06-10`)
    return take(id, plainSteps['lapse-supplement'], 'clerk')
  },
  'lapse-fee': async (id, year) => {
    await take(id, periodSteps['notify-fee'], 'clerk', { mode: 'items', units: 45 })
    onDay(`${year}-06-10`)
    return take(id, plainSteps['lapse-fee'], 'clerk')
  },
  withdraw: async (id) => take(id, plainSteps.withdraw, 'clerk', { note: '申请人来电撤回' }),
}

const ENDS: readonly (Way | undefined)[] = ['lapse-supplement', 'lapse-fee', 'withdraw']

/** Through every desk, or to the end without an answer; the answer is issued and served. */
async function bringToEnd(requestId: string, kind: DecisionKind, year: number) {
  const { way } = EXPECTED[kind]
  if (way) await WAYS[way](requestId, year)
  if (ENDS.includes(way)) return tellEnd(requestId)
  onDay(`${year}-03-20`)
  await take(requestId, decideMatter, 'clerk', { position: 1, ...completed(kind) })
  await take(requestId, composeRequestLetter, 'clerk', { kind: 'answer', facts: CONTACT })
  await take(requestId, plainSteps.draft, 'clerk')
  await take(requestId, plainSteps.review, 'reviewer')
  await take(requestId, plainSteps.approve, 'leader')
  await take(requestId, plainSteps.issue, 'clerk')
  await take(requestId, serveStep, 'clerk', { way: 'post', proof: 'XA123456789CN' })
  return take(requestId, plainSteps.close, 'clerk')
}

async function tellEnd(requestId: string) {
  const given = { kind: 'answer', facts: CONTACT }
  const made = (await take(requestId, composeRequestLetter, 'clerk', given)) as { id: string }
  await take(requestId, issueRequestLetter, 'clerk', { letterId: made.id })
  const proof = { way: 'post', proof: 'XA123456789CN' }
  if ((await shown(requestId)).state === 'closed') {
    return take(requestId, serveLetter, 'clerk', { letterId: made.id, ...proof })
  }
  await take(requestId, serveStep, 'clerk', proof)
  return take(requestId, plainSteps.close, 'clerk')
}

const figures = (year: number, form: 2019 | 2021) =>
  requestFigures(
    here.db,
    { regionId: here.regionId, agencyIds: null, period: yearPeriod(year) },
    form,
  )

/** The cells in which two counts differ, with by how much. */
function grown(before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>) {
  const cells = Object.keys(after).map((cell) => [cell, (after[cell] ?? 0) - (before[cell] ?? 0)])
  return Object.fromEntries(cells.filter(([, by]) => by !== 0))
}

const KINDS = Object.keys(EXPECTED) as DecisionKind[]
const YEARS = [2023, 2024, 2026]
const SELVES: Partial<Record<DecisionKind, string>> = { other: '本答复书' }

describe.each(YEARS)('decided in %d', (year) => {
  it.each(KINDS)('%s is told, counted and archived as the law says', async (kind) => {
    const wanted = EXPECTED[kind]
    const before = [await figures(year, 2019), await figures(year, 2021)] as const
    const requestId = await register(`${year}-03-06`)
    await bringToEnd(requestId, kind, year)
    await take(requestId, plainSteps.archive, 'clerk', { retention: '10-years' })

    const [row] = await here.query<object>(
      `select state, decision_kind, retention, decided_on from disclosure_request where id = $1`,
      [requestId],
    )
    expect(row).toMatchObject({ state: 'archived', decision_kind: kind, retention: '10-years' })
    const listed = await here.execute(listLetters, here.as('clerk'), { requestId })
    const answers = listed.ok ? listed.value.letters.filter(({ isAnswer }) => isAnswer) : []
    expect(answers).toMatchObject([{ kind: wanted.letter, title: wanted.title, servedWay: 'post' }])
    expect(answers[0]?.number).toMatch(new RegExp(`公复〔${year}〕\\d+号$`))

    const key = { requestId, letterId: answers[0]?.id ?? '' }
    const letter = await here.execute(showLetter, here.as('clerk'), key)
    const { paragraphs = [], remedyParagraphs } = letter.ok ? letter.value.content : {}
    const cited = paragraphs.flatMap((each) => ('text' in each ? [each.text] : [])).join('')
    const citation = /[根参][据照](《.+?)的规定/.exec(cited)?.[1] ?? null
    expect(citation).toBe(wanted.articles)
    expect(remedyParagraphs).toEqual(remediesOf(wanted, year, SELVES[kind] ?? '本告知书'))

    for (const [at, form] of ([2019, 2021] as const).entries()) {
      expect(grown(before[at] ?? {}, await figures(year, form))).toEqual({
        ...{ 't3.new.natural': 1, [`t3.${wanted.rows[at]}.natural`]: 1 },
      })
    }
  })
})

const incomplete = KINDS.flatMap((kind) =>
  Object.entries(EXPECTED[kind].parts).map(([part, label]) => ({ kind, part, label })),
)

it.each(incomplete)('$kind is refused without $part, by its name', async (missing) => {
  const { kind, part, label } = missing
  const requestId = await register('2026-03-06')
  const whole = completed(kind)
  const { [part as 'facts']: _, ...parts } = whole.parts
  const less = { ...whole, parts, ...(part === 'withheld' && { withheld: [] }) }
  const decided = await take(requestId, decideMatter, 'clerk', { position: 1, ...less })
  expect(decided).toMatchObject({ missing: { [part]: expect.stringContaining(label) } })
  const { version } = await shown(requestId)
  const drafted = await here.execute(plainSteps.draft, here.as('clerk'), { requestId, version })
  expect(drafted).toMatchObject({ ok: false, error: { code: 'decision-incomplete' } })
  expect(drafted.ok ? '' : drafted.error.message).toContain(label)
  const given = { requestId, version, kind: 'answer', facts: CONTACT }
  const made = await here.execute(composeRequestLetter, here.as('clerk'), given)
  expect(made).toMatchObject({ ok: false, error: { code: 'decision-incomplete' } })
})

it('composes no letter for a day before the 条例 of 2019, and says why', async () => {
  const requestId = await register('2019-05-14')
  await take(requestId, decideMatter, 'clerk', { position: 1, ...completed('not_exist') })
  const { version } = await shown(requestId)
  const given = { requestId, version, kind: 'answer', facts: CONTACT }
  const made = await here.execute(composeRequestLetter, here.as('clerk'), given)
  expect(made.ok ? '' : made.error.message).toMatch(/2019年5月15日.*第492号/)
  onDay('2019-05-15')
  expect(await here.execute(composeRequestLetter, here.as('clerk'), given)).toMatchObject({
    ok: true,
  })
})
