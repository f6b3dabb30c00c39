import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract-facts.ts'

/** `91.92 opinion`: the percentages of a text that nothing in their sentence could be the base of. */
function openIn(text: string): string[] {
  return extractFacts([{ id: 's1', text }], 2024).flatMap((fact) =>
    fact.claims.flatMap((claim) =>
      claim.kind === 'open-share' ? [`${fact.value}${claim.isOpinion ? ' opinion' : ''}`] : [],
    ),
  )
}

describe('percentages without a base', () => {
  it.each<[string, string[]]>([
    ['热线受理4568件，办结4568件，办结率100%，群众满意度91.92%。', ['91.92 opinion']],
    ['群众满意率达98.5%。', ['98.5 opinion']],
    ['网上可办率达90.6%。', ['90.6']],
    ['不见面办理率为80.13%，全程网办率为75.2%。', ['80.13', '75.2']],
  ])('%s', (text, expected) => {
    expect(openIn(text)).toEqual(expected)
  })

  it.each([
    '收到留言121条，回复116条，回复率95.9%。',
    '共公开540条，其中网站75条，占13.9%。',
    '办结率100%。',
    '超期率为0%。',
    '回访群众1200人，满意率98.5%。',
    '收回问卷300份，满意率98.5%。',
    '收到评价4100件，满意4036件，满意度98.4%。',
    '信息公开量同比增长25.5%。',
    '办理时限压减率达62.3%。',
    '知晓率提高了5.2%。',
    '网上可办率达90%以上。',
    '满意率约为95%。',
    '2023年群众满意率为96.3%。',
    '下一步，力争满意率达到98.5%。',
    '材料精简比例为35.6%。',
    '投入资金占三成。',
    '收到来信百余条，回复90条，回复率95%。',
  ])('leaves «%s» alone', (text) => {
    expect(openIn(text)).toEqual([])
  })
})
