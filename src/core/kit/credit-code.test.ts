import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, isCreditCode, normalCreditCode, registrarAndKind } from './credit-code.ts'

const REAL = [
  '11341702486344515H',
  '12620600MB0523338C',
  '11441700007280420Y',
  '11330781751901053P',
  '11640522010105623G',
]

describe('a unified social credit code', () => {
  it.each(REAL)('%s is one', (code) => {
    expect(isCreditCode(code)).toBe(true)
    expect(code.endsWith(checkCharacter(code.slice(0, 17)))).toBe(true)
  })

  it('is none with one character changed', () => {
    const place = fc.tuple(fc.constantFrom(...REAL), fc.nat(17), fc.constantFrom(...'0123456789'))
    fc.assert(
      fc.property(place, ([code, at, character]) => {
        fc.pre(code[at] !== character)
        expect(isCreditCode(code.slice(0, at) + character + code.slice(at + 1))).toBe(false)
      }),
    )
  })

  it.each([
    ['１１６４０５２２０１０１０５６２３ｇ', '11640522010105623G'],
    [' 11640522-010105623-g ', '11640522010105623G'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(normalCreditCode(typed)).toBe(kept)
    expect(isCreditCode(normalCreditCode(typed))).toBe(true)
  })

  it('tells who registered whom', () => {
    expect(registrarAndKind('12620600MB0523338C')).toEqual({ registrar: '1', kind: '2' })
    expect(registrarAndKind('12620600MB0523338D')).toBeNull()
  })
})
