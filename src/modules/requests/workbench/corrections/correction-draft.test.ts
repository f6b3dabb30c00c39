import { expect, it } from 'vitest'
import { correctionInput, EMPTY_CORRECTION } from './correction-draft.ts'

it('sends numbers in half width and only the days that were typed', () => {
  const typed = { ...EMPTY_CORRECTION, name: ' 柳青山 ', phone: '１３８００００００００ ' }
  expect(correctionInput(typed, 't')).toMatchObject({
    applicant: { name: '柳青山', phone: '13800000000' },
  })
  expect(correctionInput(typed, 't')).not.toHaveProperty('dueOn')
  expect(correctionInput({ ...typed, dueOn: '2026-02-01' }, 't')).toMatchObject({
    dueOn: '2026-02-01',
  })
})
