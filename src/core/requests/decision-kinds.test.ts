import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  articlesOn,
  articlesText,
  DECISION_KINDS,
  DECISION_PARTS,
  type DecisionKind,
  decisionKind,
  GROUNDS,
} from './decision-kinds.ts'
import { checkDecision, type Decision, partsOf, questionsOf } from './decision-kinds-check.ts'

type Rows = { tables: { id: string; rows: { id: string; kind?: string }[] }[] }
const rowsOf = (template: string) => {
  const url = new URL(`../annual-report/templates/${template}.json`, import.meta.url)
  const file = JSON.parse(readFileSync(url, 'utf8')) as Rows
  const table = file.tables.find(({ id }) => id === 't3')
  return (table?.rows ?? []).filter(({ kind }) => kind === undefined).map(({ id }) => id)
}

/** Everything a decision of a kind needs. */
const complete = (kind: DecisionKind, changes: Partial<Decision> = {}): Decision => {
  const withheld =
    kind === 'partial'
      ? [{ part: '附件二', ground: 'deny_process' as const, reason: '属于讨论记录' }]
      : []
  const bare = { kind, withheld: changes.withheld ?? withheld }
  const answers = questionsOf(bare).map(({ id, expected }) => [id, expected])
  return {
    ...{ ...bare, decidedOn: '2026-03-05', isOtherAgencyKnown: true },
    parts: Object.fromEntries(
      Object.entries(DECISION_PARTS).map(([id, { type, label }]) => [
        id,
        type === 'day' ? '2026-03-01' : label,
      ]),
    ),
    answers: Object.fromEntries(answers),
    ...changes,
  }
}
const ids = DECISION_KINDS.map(({ id }) => id)

describe('every decision kind', () => {
  it.each(['2019', '2021'] as const)('is counted in a row of the form of %s', (year) => {
    const rows = rowsOf(`foi-annual-${year}`)
    expect(DECISION_KINDS.filter(({ outcome }) => !rows.includes(outcome[year]))).toEqual([])
  })

  it('together they fill every row of results', () => {
    const entrances = ['new', 'carried_in', 'carried_out']
    for (const year of ['2019', '2021'] as const) {
      const used = new Set(DECISION_KINDS.map(({ outcome }) => outcome[year]))
      const rows = rowsOf(`foi-annual-${year}`).filter((row) => !entrances.includes(row))
      expect(rows.filter((row) => !used.has(row))).toEqual([])
    }
  })

  it.each(ids.filter((id) => id !== 'withdrawn' && id !== 'other'))(
    '%s rests on articles',
    (id) => {
      expect(articlesText(articlesOn(id, '2026-03-05'))).toMatch(
        /^《中华人民共和国政府信息公开条例》第/,
      )
    },
  )

  it('names only parts that have a label', () => {
    const named = DECISION_KINDS.flatMap(({ parts, groundParts = [] }) => [
      ...parts,
      ...groundParts,
    ])
    const known = [...Object.keys(DECISION_PARTS), 'withheld', 'otherAgency']
    expect(named.filter((part) => !known.includes(part))).toEqual([])
  })

  it('goes to reconsideration first by §14 to §16 only', () => {
    const first = DECISION_KINDS.filter(({ remedy }) => remedy === 'reconsideration-first')
    expect(first.map(({ id }) => id)).toEqual(ids.filter((id) => /^deny_(?!query)/.test(id)))
    expect(first.every(({ article = '' }) => /^第十[四五六]条/.test(article))).toBe(true)
  })

  it.each(ids)('%s is accepted with all it needs', (id) => {
    expect(checkDecision(complete(id))).toBeNull()
  })

  it.each(ids.flatMap((id) => partsOf(complete(id)).map((part) => ({ id, part }))))(
    '$id is refused without $part',
    ({ id, part }) => {
      const whole = complete(id)
      const { [part as 'facts']: _, otherAgencyName: __, ...parts } = whole.parts
      const less = { ...whole, parts, ...(part === 'withheld' && { withheld: [] }) }
      const field = part === 'otherAgency' ? 'otherAgencyName' : part
      expect(checkDecision(less)?.fields).toHaveProperty(field)
    },
  )
})

describe('the checklist', () => {
  const asked = ids.flatMap((kind) =>
    questionsOf(complete(kind)).map((question) => ({ kind, question })),
  )

  it.each(asked)(
    'of $kind wants $question.id answered, and not against it',
    ({ kind, question }) => {
      const whole = complete(kind)
      const field = `answers.${question.id}`
      const against = { ...whole.answers, [question.id]: !question.expected }
      expect(checkDecision({ ...whole, answers: against })?.fields?.[field]).toBe(
        question.otherwise,
      )
      const { [question.id]: _, ...silent } = whole.answers ?? {}
      expect(checkDecision({ ...whole, answers: silent })?.fields?.[field]).toContain(question.text)
    },
  )

  it('asks the provisos of §15 and §16', () => {
    const of = (kind: DecisionKind) => questionsOf({ kind }).map(({ id }) => id)
    expect(of('deny_third_party')).toEqual(
      expect.arrayContaining(['third-party-agrees', 'public-interest']),
    )
    for (const kind of ['deny_internal', 'deny_process', 'deny_casefile'] as const) {
      expect(of(kind)).toContain('must-be-public')
    }
  })
})

describe('a partial decision', () => {
  it('needs what its grounds need', () => {
    const withheld = [
      { part: '第3页报价', ground: 'deny_third_party', reason: '商业秘密' },
    ] as const
    const decision = complete('partial', { withheld })
    expect(checkDecision(decision)).toBeNull()
    const { thirdPartyOpinion: _, ...parts } = decision.parts
    expect(checkDecision({ ...decision, parts })?.fields).toHaveProperty('thirdPartyOpinion')
    expect(questionsOf(decision).map(({ id }) => id)).toEqual([
      'third-party-agrees',
      'public-interest',
    ])
  })

  it('says of each part what it is, on which ground and why', () => {
    const withheld = [{ part: ' ', ground: 'provide' as never, reason: '' }]
    expect(Object.keys(checkDecision(complete('partial', { withheld }))?.fields ?? {})).toEqual([
      ...['withheld.0.part', 'withheld.0.ground', 'withheld.0.reason'],
    ])
  })
})

it('another agency is named as far as it is known', () => {
  const { isOtherAgencyKnown: _, ...silent } = complete('not_ours')
  expect(checkDecision(silent)?.fields).toHaveProperty('isOtherAgencyKnown')
  const unknown = {
    ...complete('not_ours'),
    isOtherAgencyKnown: false,
    parts: { reasons: '职责不在本机关' },
  }
  expect(checkDecision(unknown)).toBeNull()
})

it('days must be days, and the law of the day must know the kind', () => {
  const kinds = complete('repeat')
  expect(
    checkDecision({ ...kinds, parts: { ...kinds.parts, earlierAnsweredOn: '3月' } })?.fields,
  ).toHaveProperty('earlierAnsweredOn')
  expect(checkDecision({ ...kinds, decidedOn: '' })?.fields).toHaveProperty('decidedOn')
  expect(checkDecision({ ...kinds, decidedOn: '2019-05-14' })?.fields).toHaveProperty('kind')
  expect(checkDecision({ ...complete('not_exist'), decidedOn: '2019-05-14' })).toBeNull()
  expect(articlesText(articlesOn('not_exist', '2019-05-14'))).toContain('第二十一条第（三）项')
  expect(decisionKind('not_exist').articles).toHaveLength(2)
  expect(GROUNDS).toContain('deny_query')
})
