import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citizenCheck, readCitizenId } from './citizen-id.ts'

/** The example of the standard itself. */
const EXAMPLE = '11010519491231002X'

describe('a citizen identification number', () => {
  it.each([
    EXAMPLE,
    '11010519491231002x',
    '１１０１０５１９４９１２３１００２Ｘ',
    ' 110105 19491231 002X ',
    '110105491231002',
  ])('%s is read', (typed) => {
    expect(readCitizenId(typed, '2026-03-05')).toEqual({
      ok: true,
      value: { number: EXAMPLE, bornOn: '1949-12-31', sex: 'female', division: '110105' },
    })
  })

  it.each([
    ['', '18位'],
    ['11010519491231002', '18位'],
    ['X10105194912310021', '18位'],
    ['11010519491331002X', '出生日期'],
    ['110105194902300021', '出生日期'],
    ['11010518991231002X', '出生日期'],
    ['11010519491231003X', '最后一位'],
    ['110105194912310021', '最后一位'],
  ])('%s is refused: %s', (typed, reason) => {
    expect(readCitizenId(typed, '2026-03-05')).toMatchObject({
      ok: false,
      error: { code: 'citizen-id', fields: { citizenId: expect.stringContaining(reason) } },
    })
  })

  it('is refused to the unborn', () => {
    const body = '64052220260306001'
    const number = body + citizenCheck(body)
    expect(readCitizenId(number, '2026-03-05').ok).toBe(false)
    expect(readCitizenId(number, '2026-03-06').ok).toBe(true)
  })

  it('is none with one digit changed', () => {
    fc.assert(
      fc.property(fc.nat(16), fc.constantFrom(...'0123456789'), (at, digit) => {
        fc.pre(EXAMPLE[at] !== digit)
        const changed = EXAMPLE.slice(0, at) + digit + EXAMPLE.slice(at + 1)
        expect(readCitizenId(changed, '2026-03-05').ok).toBe(false)
      }),
    )
  })
})
