import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayWidth, essence, matchesOf, toHalfWidth } from './text.ts'

const PIECES = [
  ...'申请件１，Ａ（）～9a② 　\u00a0\t\n、。-—〇㐀ｱ',
  '\u{20000}',
  '\u{1f600}',
  '\ud83d',
]
const texts = fc.array(fc.constantFrom(...PIECES)).map((pieces) => pieces.join(''))

describe('toHalfWidth', () => {
  it('keeps the length and changes full-width forms and spaces only', () => {
    expect(toHalfWidth('收到　１，２（Ａ）～\u00a0\t、')).toBe('收到 1,2(A)~ \t、')
    fc.assert(
      fc.property(texts, (text) => {
        const half = toHalfWidth(text)
        expect(half).toHaveLength(text.length)
        for (let at = 0; at < text.length; at += 1) {
          expect(half.charAt(at)).toBe(toHalfWidth(text.charAt(at)))
        }
      }),
    )
  })
})

describe('essence', () => {
  it('is that of the characters one by one', () => {
    expect(essence('（三） ②．属 于１ｂ国家秘密')).toBe('三2属于1b国家秘密')
    fc.assert(
      fc.property(texts, (text) => {
        expect(essence(text)).toBe(text.split('').map(essence).join(''))
      }),
    )
  })
})

describe('displayWidth', () => {
  it('counts characters of two units once', () => {
    expect(displayWidth('申a\u{20000}\u{1f600}')).toBe(6)
    fc.assert(
      fc.property(texts, (text) => {
        expect(displayWidth(text)).toBe(
          [...text].reduce((sum, char) => sum + displayWidth(char), 0),
        )
      }),
    )
  })
})

describe('matchesOf', () => {
  it('finds what matchAll finds, empty matches included, time after time', () => {
    for (const pattern of [/[申请]+/g, /\s*/g, /a(?=9)|件/g]) {
      fc.assert(
        fc.property(texts, (text) => {
          expect(matchesOf(pattern, text)).toEqual([...text.matchAll(pattern)])
        }),
      )
    }
  })
})
