import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract-facts.ts'

/** `141 beside 3950` */
function besideIn(text: string): string[] {
  return extractFacts([{ id: 's6', text }], 2024).flatMap((fact) =>
    fact.claims.flatMap((claim) =>
      claim.kind === 'beside-settled' ? [`${fact.value} beside ${claim.settled.value}`] : [],
    ),
  )
}

describe('what was sent back beside what is all settled', () => {
  it.each<[string, string[]]>([
    [
      '全年转办诉求3950件，其中：热线3612件、信箱338件，均已办结。因无职责等原因，退回或移交市直部门办理141件，其中：热线120件、信箱21件。',
      ['141 beside 3950'],
    ],
    ['热线受理诉求820件，全部办结。因不属本级职责退回35件。', ['35 beside 820']],
    ['共接到诉求820件，办结率100%，退回35件。', ['35 beside 820']],
    ['受理投诉60件，已全部办结，移交市直部门4件。', ['4 beside 60']],
  ])('%s', (text, expected) => {
    expect(besideIn(text)).toEqual(expected)
  })

  it.each([
    '热线受理诉求820件，全部办结。另有35件因不属本级职责退回。',
    '热线受理诉求820件，全部办结。另退回35件。',
    '热线受理诉求820件，其中退回35件，其余全部办结。',
    '热线受理诉求820件（不含退回35件），全部办结。',
    '热线受理诉求820件，办结785件，退回35件。',
    '热线受理诉求820件，全部办结。退回0件。',
    '受理申请20件，全部办结。向档案馆移交档案35件。',
    '查办案件20件，全部办结，移交问题线索3件。',
    '受理许可申请820件，全部办结，一次性告知补正退回材料35件。',
    '热线受理诉求820件，全部办结。退回率为3%。',
    '（一）热线\n热线受理诉求820件，全部办结。\n（二）信访\n退回信访件35件。',
    '2024年转办诉求3950件，转办3612件，均已办结。',
  ])('leaves «%s» alone', (text) => {
    expect(besideIn(text)).toEqual([])
  })
})
