import { describe, expect, it } from 'vitest'
import { requiredFacts } from '../letters/compose.ts'
import { letterKind } from '../letters/letter-kinds.ts'
import type { StepTaker } from '../life/steps.ts'
import {
  CORRECTION_OPEN,
  CORRECTION_RESULTS,
  CORRECTION_STATES,
  CORRECTION_STEPS,
  type CorrectionResult,
  type CorrectionState,
  type CorrectionStepName,
  correctionSteps,
  refusalOfCorrection,
} from './course.ts'
import {
  type CorrectionDecision,
  checkCorrection,
  correctionSentence,
  lettersOfCorrection,
  PARTS_OF,
} from './decision.ts'

const STATES = Object.keys(CORRECTION_STATES) as CorrectionState[]
const RESULTS = Object.keys(CORRECTION_RESULTS) as CorrectionResult[]

/** Every step that is possible; whatever is not in the table is refused. */
const POSSIBLE: Readonly<
  Record<CorrectionState, Partial<Record<StepTaker, CorrectionStepName[]>>>
> = {
  received: { clerk: ['examine', 'withdraw'] },
  examined: { clerk: ['take-back', 'withdraw'], leader: ['decide', 'take-back'] },
  decided: { clerk: ['tell', 'take-back'], leader: ['take-back'] },
  told: {},
  withdrawn: {},
}

describe('the course of a correction', () => {
  it.each(
    STATES.flatMap((state) =>
      (['clerk', 'reviewer', 'leader'] as const).map((taker) => [state, taker] as const),
    ),
  )('in %s offers a %s what the table says', (state, taker) => {
    const offered = correctionSteps({ state, takers: new Set([taker]) }).map(({ name }) => name)
    expect(offered).toEqual(POSSIBLE[state][taker] ?? [])
  })

  it('leads every open application to its end, and back by one step', () => {
    const onward = CORRECTION_STEPS.filter(({ needsNote }) => !needsNote)
    for (const state of CORRECTION_OPEN) {
      expect(onward.filter(({ leads }) => leads[state] !== undefined)).toHaveLength(1)
    }
    for (const { leads } of onward) {
      const [[from, to] = []] = Object.entries(leads)
      const back = CORRECTION_STEPS.find(({ name }) => name === 'take-back')?.leads
      if (to !== 'told') expect(back?.[to as CorrectionState]).toBe(from)
    }
  })

  it('asks for a reason where something is undone', () => {
    const standing = { state: 'examined', takers: new Set<StepTaker>(['clerk']) } as const
    expect(refusalOfCorrection('take-back', standing, ' ')).toMatchObject({ code: 'note-needed' })
    expect(refusalOfCorrection('take-back', standing, '漏查')).toBeNull()
  })
})

const FULL: Omit<CorrectionDecision, 'result'> = {
  ...{ reasons: '记录由该机关制作。', correctedText: '出生日期1980年5月。' },
  ...{ otherAgency: '安澜县公安局', otherContact: '0955-4010000' },
}
const NONE = { reasons: '', correctedText: '', otherAgency: ' ', otherContact: '' }

describe('a decision on a correction', () => {
  it.each(RESULTS)('that is %s says everything it must', (result) => {
    expect(checkCorrection({ ...FULL, result })).toBeNull()
    expect(Object.keys(checkCorrection({ ...NONE, result })?.fields ?? {})).toEqual(
      PARTS_OF[result],
    )
    const sentence = correctionSentence({ ...FULL, result })
    expect(sentence).not.toMatch(/[。；，][）”]|[。；，]$/)
    for (const part of PARTS_OF[result]) expect(sentence).toContain(FULL[part].replace('。', ''))
  })

  it('is told to the applicant, and to the agency it is passed on to', () => {
    expect(RESULTS.filter((result) => lettersOfCorrection(result).length > 1)).toEqual([
      'transferred',
    ])
    for (const kind of RESULTS.flatMap(lettersOfCorrection)) {
      const found = letterKind(kind)
      expect(found?.about).toBe('correction')
      expect(found && requiredFacts(found)).toContain('requested')
    }
  })
})
