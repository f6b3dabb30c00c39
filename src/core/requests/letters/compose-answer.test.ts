import { describe, expect, it } from 'vitest'
import { DECISION_PARTS, type DecisionKind, type DecisionPart } from '../decision-kinds.ts'
import { type Decision, partsOf, questionsOf } from '../decision-kinds-check.ts'
import type { RemedyAgency } from '../remedies.ts'
import { type AnswerMatter, composeAnswer } from './compose-answer.ts'
import type { Facts } from './facts.ts'

const remedyAgency: RemedyAgency = {
  ...{ kind: 'department', level: 'county', names: { 'own-government': '安澜县人民政府' } },
}
const facts: Facts = {
  ...{ agency: '安澜县教育局', signedOn: '2026-03-05', documentNumber: '安教公复〔2026〕3号' },
  ...{ contactName: '公开办', contactPhone: '0955-4012345', contactAddress: '安澜县文昌路1号' },
  ...{ applicantName: '某甲', registrationNumber: '教育局依申请〔2026〕5号' },
  ...{ receivedOn: '2026-02-09', requested: '学校维修项目清单和评审记录' },
}

function matter(kind: DecisionKind, description: string): AnswerMatter {
  const withheld =
    kind === 'partial'
      ? [{ part: '第三页', ground: 'deny_process' as const, reason: '讨论记录' }]
      : []
  const names = [...partsOf({ kind, withheld }), 'otherAgencyName', 'otherAgencyContact']
  const parts = names
    .filter((name): name is DecisionPart => name in DECISION_PARTS)
    .map((name) => [name, DECISION_PARTS[name].type === 'day' ? '2025-06-01' : `${kind}的内容`])
  const answers = questionsOf({ kind, withheld }).map(({ id, expected }) => [id, expected])
  const decision: Decision = {
    ...{ kind, withheld, decidedOn: '2026-03-05', isOtherAgencyKnown: true },
    ...{ parts: Object.fromEntries(parts), answers: Object.fromEntries(answers) },
  }
  return { description, decision }
}

function answer(...matters: AnswerMatter[]) {
  const letter = composeAnswer(matters, { facts, remedyAgency })
  if (!letter.ok) throw new Error(letter.error.message)
  const { paragraphs } = letter.value
  const texts = paragraphs.flatMap((block) => ('text' in block ? [block.text] : []))
  return { ...letter.value, texts }
}

describe('an answer', () => {
  it('to one matter is the letter of its kind', () => {
    expect(answer(matter('not_exist', '清单')).kind).toBe('answer-not-exist')
  })

  it('to several says once what was asked and whom to turn to, and has a heading for each', () => {
    const { kind, title, texts } = answer(
      matter('provide', '项目清单。'),
      matter('partial', '评审记录'),
    )
    expect([kind, title]).toEqual(['answer-several', '政府信息公开申请答复书'])
    expect(texts.filter((text) => text.includes('学校维修项目清单和评审记录'))).toHaveLength(1)
    expect(texts.filter((text) => text.startsWith('联系人'))).toEqual(texts.slice(-1))
    expect(texts).toContain('一、关于“项目清单”')
    expect(texts).toContain('二、关于“评审记录”')
    expect(texts).toContain('（二）不予公开的内容和理由')
  })

  it('tells remedies once where they are the same, else for each matter by its place', () => {
    const same = answer(matter('provide', '甲'), matter('not_exist', '乙'))
    expect(same.remedyParagraphs).toHaveLength(1)
    expect(same.remedyParagraphs[0]).toContain('收到本答复书之日起60日内')
    const apart = answer(
      matter('provide', '甲'),
      matter('deny_process', '乙'),
      matter('provide', '丙'),
    )
    expect(apart.remedyParagraphs.map((text) => text.slice(0, 12))).toEqual([
      '对于第一项、第三项，根据',
      expect.stringContaining('对于第二项，根据'),
    ])
    expect(apart.remedyParagraphs[1]).toContain('应当先申请行政复议')
  })

  it('is refused with the matter that lacks something', () => {
    const incomplete = { ...matter('not_exist', '乙') }
    const decision = { ...incomplete.decision, parts: {} }
    const matters = [matter('provide', '甲'), { ...incomplete, decision }]
    const refused = composeAnswer(matters, { facts, remedyAgency })
    expect(refused.ok ? '' : refused.error.message).toMatch(/^第二项：/)
  })

  it('to a dozen matters counts them in Chinese', () => {
    const many = Array.from({ length: 21 }, (_, index) => matter('provide', `第${index}份`))
    const { texts } = answer(...many)
    expect(texts).toContain('十、关于“第9份”')
    expect(texts).toContain('十一、关于“第10份”')
    expect(texts).toContain('二十一、关于“第20份”')
  })
})
