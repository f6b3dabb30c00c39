import fc from 'fast-check'
import { expect, it } from 'vitest'
import { progressLine } from './progress.ts'
import { nearest } from './suggest.ts'
import { textTable } from './text-table.ts'
import { clip, displayWidth, pad, printable, wrap } from './width.ts'

it('lines up columns of Chinese and Latin text', () => {
  const lines = textTable(
    [
      ['单位', '件'],
      ['安澜县水务局', '12'],
      ['Abc', '3001'],
    ],
    [{}, { align: 'right' }],
  )
  expect(lines).toEqual(['单位            件', '安澜县水务局    12', 'Abc           3001'])
})

it('cuts what is too wide and never exceeds the width', () => {
  expect(clip('安澜县水务局', 7)).toBe('安澜县…')
  expect(clip('安澜', 4)).toBe('安澜')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 30 }), (text, width) => {
      expect(displayWidth(clip(text, width))).toBeLessThanOrEqual(width)
    }),
  )
})

it('takes dashes and quotation marks for one column, emoji for two, joiners for none', () => {
  expect(['“安”', '…', '😀', 'a\u200bb', 'ﾊ', '　'].map(displayWidth)).toEqual([4, 1, 2, 2, 1, 2])
})

it('pads by columns, not by characters', () => {
  expect(pad('安', 4)).toBe('安  ')
  expect(pad('安', 4, 'right')).toBe('  安')
  expect(pad('安澜县', 4)).toBe('安澜县')
})

it('breaks a line without losing a character or beginning one with punctuation', () => {
  expect(wrap('本年新收，与上年结转之和', 8)).toEqual(['本年新收，', '与上年结', '转之和'])
  expect(wrap('结转 12345 件', 8)).toEqual(['结转 ', '12345 件'])
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 4, max: 40 }), (text, width) => {
      expect(wrap(text, width).join('')).toBe(text)
    }),
  )
})

it('takes escape sequences and reversing marks out of text from a file', () => {
  expect(printable('a\u001b[31m红\u0007\nb\u202ec')).toBe('a [31m红 b c')
})

it.each([
  ['chekc', 'check'],
  ['chck', 'check'],
  ['comp', 'compare'],
  ['wrtie', 'write'],
  ['weather', null],
  ['', null],
])('%s is near to %s', (word, expected) => {
  expect(nearest(word, ['read', 'check', 'compare', 'sum', 'write'])).toBe(expected)
})

it('says how far the work is', () => {
  expect(
    progressLine({ label: '检查', done: 250, total: 1000, elapsedMs: 1000, remark: '失败 2' }),
  ).toBe(`检查 [${'█'.repeat(6)}${'░'.repeat(18)}] 250/1000 · 每秒 250 · 剩余约 3 秒 · 失败 2`)
  expect(progressLine({ label: '检查', done: 0, total: 0, elapsedMs: 0 })).toContain('0/0')
})
