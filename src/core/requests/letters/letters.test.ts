import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseDay } from '../../kit/day.ts'
import {
  DECISION_KINDS,
  DECISION_PARTS,
  type DecisionKind,
  decisionKind,
  GROUNDS,
  type Ground,
} from '../decision-kinds.ts'
import { type Decision, questionsOf } from '../decision-kinds-check.ts'
import type { RemedyAgency } from '../remedies.ts'
import { composeLetter, type Letter, type LetterInput, requiredFacts } from './compose.ts'
import data from './facts.json' with { type: 'json' }
import { type Facts, factRule, inSentence, yuan } from './facts.ts'
import { LETTER_KINDS, letterKind } from './letter-kinds.ts'
import { wordsIn } from './words.ts'

const remedyAgency: RemedyAgency = {
  ...{ kind: 'department', level: 'county', names: { 'own-government': '安澜县人民政府' } },
}
const FRAME: Facts = {
  ...{ agency: '安澜县教育局', signedOn: '2026-03-05', documentNumber: '安教公复〔2026〕3号' },
  ...{ contactName: '公开办', contactPhone: '0955-4012345', contactAddress: '安澜县文昌路1号' },
  ...{
    applicantName: '某甲',
    registrationNumber: '安教依申请〔2026〕5号',
    receivedOn: '2026-02-09',
  },
  ...{ requested: '2025年全县小学学区划分的请示' },
}

/** A value of every fact, each text made by `text`. */
const everyFact = (text: (label: string) => string): Facts =>
  Object.fromEntries(
    Object.entries({ ...DECISION_PARTS, ...data }).map(([name, { label, type }]) => [
      name,
      sample(type, text(label)),
    ]),
  )

function sample(type: string, text: string) {
  if (type === 'day') return '2026-03-05'
  if (type === 'number') return 15
  if (type === 'money') return 550_000
  if (type === 'flag') return true
  if (type === 'list') return [text, text]
  return type === 'rows' ? [['1', '2', '3', '4']] : text
}

const decisionOf = (
  kind: DecisionKind,
  grounds: readonly Ground[] = GROUNDS,
  text = (label: string) => label,
): Decision => {
  const withheld =
    kind === 'partial'
      ? grounds.map((ground) => ({ part: text('附件'), ground, reason: text('理由') }))
      : []
  return {
    ...{ kind, withheld, decidedOn: '2026-03-05', isOtherAgencyKnown: true },
    parts: everyFact(text) as Decision['parts'],
    answers: Object.fromEntries(
      questionsOf({ kind, withheld }).map(({ id, expected }) => [id, expected]),
    ),
  }
}

const compose = (kind: string, input: Partial<LetterInput> & { facts: Facts }): Letter => {
  const letter = composeLetter(kind, { remedyAgency, ...input })
  if (!letter.ok) throw new Error(letter.error.message)
  return letter.value
}

/** Everything that is read of a letter. */
const linesOf = (letter: Letter): string[] => [
  ...[letter.title, letter.documentNumber ?? '无号', letter.salutation ?? '无称谓', letter.agency],
  ...letter.paragraphs.flatMap((block) => {
    if (block.kind === 'list') return block.items
    return block.kind === 'table' ? block.rows.flat() : [block.text]
  }),
  ...letter.remedyParagraphs,
]

const BAD = /undefined|null|NaN|\{|\}|（[\s　]*）|“”|[。，；：、！][。，；：、！]|^[。，；：、]|^$/

/** Every letter with each decision that is told with it. */
const everyLetter = LETTER_KINDS.flatMap((kind) => {
  const told = DECISION_KINDS.filter(({ letter }) => letter === kind.id)
  return kind.remedy === 'decision'
    ? told.map(({ id }) => ({ kind: kind.id, decided: id as DecisionKind | null }))
    : [{ kind: kind.id, decided: null }]
})

describe('letter kinds', () => {
  it('are told apart, and there is one for every decision', () => {
    const ids = LETTER_KINDS.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const answers = LETTER_KINDS.filter(({ remedy }) => remedy === 'decision').map(({ id }) => id)
    expect(new Set(DECISION_KINDS.map(({ letter }) => letter))).toEqual(new Set(answers))
  })

  it('use words that exist', () => {
    const derived = ['you', 'yourParty', 'phrase', 'articles']
    const used = LETTER_KINDS.flatMap(({ body, signer = 'agency', slip }) => {
      if (slip !== undefined) expect(letterKind(slip)).not.toBeNull()
      const conditions = body.flatMap(({ when, unless }) =>
        [when, unless].filter((name) => name !== undefined),
      )
      return [...body.flatMap(wordsIn), ...conditions, signer]
    })
    expect(used.filter((name) => !derived.includes(name) && factRule(name) === null)).toEqual([])
    expect(
      Object.keys(data).filter((name) => !used.includes(name) && !FREE.includes(name)),
    ).toEqual([])
  })
})

/** Facts of the frame around the body, and those from which words are derived. */
const FREE = [
  'documentNumber',
  'signedOn',
  'isOrganisation',
  'isThirdPartyOrganisation',
  'thirdPartyName',
  'consultedAgency',
  'servedLetter',
  'recipientName',
  'applicantName',
]

describe('every letter', () => {
  it.each(everyLetter)(
    '$kind ($decided) says nothing empty, doubled or undefined',
    ({ kind, decided }) => {
      const edge = fc.constantFrom('', '。', ' ', '，', '；', '\n', '！', '。。')
      fc.assert(
        fc.property(
          edge,
          edge,
          fc.boolean(),
          fc.shuffledSubarray([...GROUNDS], { minLength: 1 }),
          (before, after, isOrganisation, grounds) => {
            const text = (label: string) => `${before}${label}${after}`
            const facts = { ...everyFact(text), isOrganisation }
            const decision = decided && decisionOf(decided, grounds, text)
            const letter = compose(kind, { facts, ...(decision && { decision }) })
            expect(linesOf(letter).filter((line) => BAD.test(line))).toEqual([])
          },
        ),
        { numRuns: 25 },
      )
    },
  )

  it.each(
    everyLetter.flatMap((each) => {
      const kind = letterKind(each.kind)
      const parts: readonly string[] = each.decided ? Object.keys(DECISION_PARTS) : []
      const facts = kind ? requiredFacts(kind).filter((name) => !parts.includes(name)) : []
      return facts.map((fact) => ({ ...each, fact }))
    }),
  )('$kind ($decided) is refused without $fact', ({ kind, decided, fact }) => {
    const { [fact as 'agency']: _, ...facts } = everyFact((label) => label)
    const decision = decided && decisionOf(decided)
    const letter = composeLetter(kind, { facts, remedyAgency, ...(decision && { decision }) })
    expect(letter).toMatchObject({ ok: false, error: { code: 'letter-incomplete' } })
    expect(letter.ok ? {} : letter.error.fields).toHaveProperty(fact)
  })

  it.each(everyLetter.filter(({ decided }) => decided))(
    '$kind cites the articles of $decided and tells the remedy',
    ({ kind, decided }) => {
      if (!decided) return
      const letter = compose(kind, {
        facts: everyFact((label) => label),
        decision: decisionOf(decided, ['deny_process']),
      })
      const all = linesOf(letter).join('')
      const { articles, remedy } = decisionKind(decided)
      for (const place of articles
        .filter(({ from }) => from > '2019-01-01')
        .flatMap(({ places }) => places))
        expect(all).toContain(place)
      const first = remedy === 'reconsideration-first' || decided === 'partial'
      expect(letter.remedyParagraphs.join('').includes('应当')).toBe(first)
      expect(letter.remedyParagraphs).toHaveLength(decided === 'partial' ? 2 : 1)
    },
  )
})

describe('a letter is refused', () => {
  it.each<[string, string, Partial<LetterInput>, string]>([
    ['of a kind that does not exist', 'poem', {}, 'kind'],
    ['without a decision', 'answer-denied', { remedyAgency }, 'decision'],
    [
      'for a decision told with another',
      'answer-denied',
      { remedyAgency, decision: decisionOf('provide') },
      'decision',
    ],
    [
      'for a decision that is incomplete',
      'answer-provide',
      { remedyAgency, decision: { ...decisionOf('provide'), parts: {} } },
      'provided',
    ],
    [
      'without knowing where to go against it',
      'answer-provide',
      { decision: decisionOf('provide') },
      'remedyAgency',
    ],
    [
      'with a day that is none',
      'extension',
      { facts: { ...everyFact((label) => label), newDueOn: '2026-02-30' } },
      'newDueOn',
    ],
    [
      'with a list of nothing',
      'supplement',
      { facts: { ...everyFact((label) => label), supplementItems: [' ', '。'] } },
      'supplementItems',
    ],
  ])('%s', (_, kind, input, field) => {
    const letter = composeLetter(kind, { facts: everyFact((label) => label), ...input })
    expect(letter.ok ? {} : letter.error.fields).toHaveProperty(field)
  })
})

it('an answer holds nothing that belongs to another decision', () => {
  const facts = { ...everyFact((label) => label), forbiddingLaw: '别的依据' }
  const letter = compose('answer-denied', { facts, decision: decisionOf('deny_process') })
  expect(linesOf(letter).join('')).not.toMatch(/别的依据|定密依据|第三方/)
})

describe('written out', () => {
  const decision: Decision = {
    ...{ kind: 'deny_process', decidedOn: '2026-03-05' },
    parts: { facts: '该请示形成于2025年5月，尚在研究中。', reasons: '公开后可能影响正常讨论' },
    answers: { separable: false, 'must-be-public': false },
  }

  it('a refusal', () => {
    const letter = compose('answer-denied', { facts: FRAME, decision })
    expect(letter).toEqual({
      ...{ kind: 'answer-denied', title: '政府信息不予公开告知书' },
      ...{ documentNumber: '安教公复〔2026〕3号', salutation: '某甲：' },
      paragraphs: [
        '本机关于2026年2月9日收到你提出的政府信息公开申请（登记编号：安教依申请〔2026〕5号），申请公开的内容为：“2025年全县小学学区划分的请示”。',
        '经审查：该请示形成于2025年5月，尚在研究中。',
        '理由：公开后可能影响正常讨论。',
        '你申请公开的政府信息属于在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息。根据《中华人民共和国政府信息公开条例》第十六条第二款、第三十六条第（三）项的规定，本机关决定不予公开。',
        '联系人：公开办，联系电话：0955-4012345，地址：安澜县文昌路1号。',
      ].map((text) => ({ kind: 'paragraph', text })),
      remedyParagraphs: [
        '根据《中华人民共和国行政复议法》第二十条第一款、第二十三条第一款第（四）项、第二十三条第二款、第二十四条第一款第（一）项和《中华人民共和国行政诉讼法》第四十五条的规定，对本决定不服的，应当先申请行政复议，可以自收到本告知书之日起60日内向安澜县人民政府提出；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向人民法院提起行政诉讼。',
      ],
      ...{ agency: '安澜县教育局', date: '2026年3月5日', sealPlace: 'agency', attachments: [] },
    })
  })

  it('a partial answer', () => {
    const letter = compose('answer-partial', {
      facts: { ...FRAME, isOrganisation: true },
      decision: {
        ...decisionOf('partial', ['deny_process']),
        parts: { facts: '共两份', provided: '正文', form: '纸质邮寄' },
      },
    })
    expect(letter.paragraphs[2]).toEqual({
      kind: 'paragraph',
      text: '你单位申请公开的政府信息部分内容可以公开，部分内容不予公开。根据《中华人民共和国政府信息公开条例》第三十六条第（二）项、第（三）项、第三十七条、第十六条第二款的规定，本机关作区分处理，决定部分公开。',
    })
    expect(letter.paragraphs).toContainEqual({
      ...{ kind: 'table', columns: ['不予公开的内容', '依据（条例）', '理由'] },
      rows: [['附件', '属于四类过程性信息（第十六条第二款）', '理由']],
    })
  })

  it('a receipt, before and after the day of receipt is agreed on', () => {
    const { receivedOn: _, ...facts } = { ...FRAME, submittedOn: '2026-02-08', channel: '电子邮件' }
    const second = (more: Facts) =>
      JSON.stringify(compose('receipt', { facts: { ...facts, ...more } }).paragraphs[1])
    expect(second({})).toContain('以双方确认之日为准')
    expect(second({ receivedOn: '2026-02-09', answerDueOn: '2026-03-13' })).toContain(
      '答复期限至2026年3月13日',
    )
    expect(
      composeLetter('receipt', { facts: { ...facts, receivedOn: '2026-02-09' } }),
    ).toMatchObject({ error: { fields: { answerDueOn: '请填写答复期限届满日。' } } })
  })

  it('a letter to a third party with its slip', () => {
    const more = {
      thirdPartyName: '某公司',
      isThirdPartyOrganisation: true,
      concernedItems: ['报价表。'],
      interest: '商业秘密',
      consultationDays: 15,
    }
    const letter = compose('third-party-inquiry', {
      facts: { ...FRAME, ...more },
      attachments: ['报价表复印件'],
    })
    expect(letter.salutation).toBe('某公司：')
    expect(letter.attachments).toEqual(['报价表复印件', '征求意见确认函'])
    expect(letter.paragraphs[1]).toEqual({ kind: 'list', items: ['报价表'] })
    expect(linesOf(letter).join('')).not.toContain('某甲')
    const slip = compose('third-party-reply', {
      facts: { ...more, agency: '安澜县教育局', inquiryNumber: '安教征〔2026〕1号' },
    })
    expect(slip).toMatchObject({
      agency: '某公司',
      date: null,
      sealPlace: 'receiver',
      documentNumber: null,
    })
  })
})

it('days, money and texts are written as officials write them', () => {
  expect(chineseDay('2026-03-05')).toBe('2026年3月5日')
  expect([0, 5, 110_000, 123_456_789].map(yuan)).toEqual([
    '0.00元',
    '0.05元',
    '1,100.00元',
    '1,234,567.89元',
  ])
  expect(inSentence('\n。第一，，第二……等。\n')).toBe('第一，第二……等')
})

describe('a sentence whose words bring their own beginning', () => {
  it.each([
    ['经检索，该信息形成于2025年。', '经检索，该信息形成于2025年。'],
    ['经审查：该请示尚在研究中', '经审查：该请示尚在研究中。'],
    ['本机关经检索未找到', '经审查：本机关经检索未找到。'],
  ])('of facts %s reads %s', (facts, line) => {
    const decision = decisionOf('deny_process')
    const parts = { ...decision.parts, facts }
    const letter = compose('answer-denied', { facts: FRAME, decision: { ...decision, parts } })
    expect(linesOf(letter)).toContain(line)
  })

  it('of reasons says once what they are', () => {
    const decision = decisionOf('deny_process')
    const parts = { ...decision.parts, reasons: '理由：尚在讨论' }
    const letter = compose('answer-denied', { facts: FRAME, decision: { ...decision, parts } })
    expect(linesOf(letter)).toContain('理由：尚在讨论。')
  })
})
