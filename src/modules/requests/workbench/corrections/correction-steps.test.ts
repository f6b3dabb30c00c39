import { expect, it } from 'vitest'
import { correctionGaps, fieldsOf } from './correction-steps.ts'

const names = (typed: object, refused: object = {}) =>
  fieldsOf('decide', typed as Record<string, string>, refused as Record<string, string>).map(
    ({ name }) => name,
  )

it('asks for what the chosen result must say, and for what was refused', () => {
  expect(names({})).toEqual(['result'])
  expect(names({ result: 'corrected' })).toEqual(['result', 'correctedText'])
  expect(names({ result: 'redirected' })).toEqual([
    ...['result', 'reasons', 'otherAgency', 'otherContact'],
  ])
  expect(names({ result: 'refused' }, { contactPhone: '请填写' })).toContain('contactPhone')
  // Once typed it stays, also after the refusal is gone.
  expect(names({ result: 'refused', contactPhone: '1' })).toContain('contactPhone')
})

it('says what is missing, but not of what may be left out', () => {
  expect(correctionGaps(fieldsOf('tell', {}, {}), {})).toEqual({ way: '请填写告知方式。' })
})
