import { expect, it } from 'vitest'
import { lengthText, tooLong } from './text-length.ts'

it.each([
  ['', undefined],
  ['字'.repeat(2000), undefined],
  [` ${'字'.repeat(2000)}\n`, undefined],
  ['字'.repeat(2001), '最多 2,000 字，多了 1 字，请删减。'],
  ['字'.repeat(60_000), '最多 2,000 字，多了 58,000 字，请删减。'],
])('says what is too long', (text, sentence) => {
  expect(tooLong(text, 2000)).toBe(sentence)
})

it('counts what is there and what may be', () => {
  expect(lengthText('一二三', 2000)).toBe('3 / 2,000 字')
})
