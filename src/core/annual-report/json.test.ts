import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromJson, REPORT_FORMAT, toJson } from './json.ts'
import type { AnnualReport, Cell } from './report.ts'
import { defineTemplate, type Template } from './template.ts'

const template = ((): Template => {
  const file = new URL('templates/foi-annual-2021.json', import.meta.url)
  const defined = defineTemplate(JSON.parse(readFileSync(file, 'utf8')))
  if (!defined.ok) throw new Error(defined.error)
  return defined.value
})()

const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.record({
    kind: fc.constant('number' as const),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
    raw: text,
  }),
  fc.record({
    kind: fc.constantFrom(
      'blank' as const,
      'slash' as const,
      'na' as const,
      'text' as const,
      'unread' as const,
    ),
    raw: text,
  }),
)
const topic = fc.record({ id: fc.option(text), heading: text, text })
const day = fc.constant('2026-01-20')

const report: fc.Arbitrary<AnnualReport> = fc.record({
  template: fc.constant(template.id),
  title: fc.option(text),
  year: fc.option(fc.integer({ min: 2008, max: 2100 })),
  agency: fc.option(text),
  period: fc.option(fc.record({ from: day, to: day })),
  contact: fc.record({ phone: text, url: text }, { requiredKeys: [] }),
  signedOn: fc.option(day),
  cells: fc
    .array(cell, { minLength: template.cells.length, maxLength: template.cells.length })
    .map((cells) => Object.fromEntries(template.cells.map(({ id }, i) => [id, cells[i] as Cell]))),
  sections: fc.tuple(
    ...['intro', 's1', 's2', 's3', 's4', 's5', 's6'].map((id) =>
      fc.record({
        id: fc.constant(id),
        heading: fc.option(text),
        text,
        topics: fc.array(topic, { maxLength: 3 }),
      }),
    ),
  ),
  facts: fc.constant([]),
  warnings: fc.array(fc.record({ code: fc.constant('unread' as const), message: text }), {
    maxLength: 2,
  }),
})

it('keeps a report whole over JSON text', () => {
  fc.assert(
    fc.property(report, (original) => {
      const back = fromJson(JSON.parse(JSON.stringify(toJson(original))), template)
      expect(back).toEqual({ ok: true, value: original })
    }),
    { numRuns: 30 },
  )
})

it('never throws, whatever it is given', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      const given = { format: REPORT_FORMAT, template: template.id, cells: data, sections: data }
      for (const each of [data, given, { ...given, cells: {}, topics: data, contact: data }]) {
        const result = fromJson(each, template)
        if (!result.ok) expect(result.error).toMatch(/[。]$/)
      }
    }),
  )
})

const base = { format: REPORT_FORMAT, template: template.id, cells: {}, sections: {} }

it('takes a cell that is not there for unread, never for blank or zero', () => {
  const result = fromJson(base, template)
  if (!result.ok) throw new Error(result.error)
  expect(new Set(Object.values(result.value.cells).map((each) => each.kind))).toEqual(
    new Set(['unread']),
  )
  expect(Object.keys(result.value.cells)).toHaveLength(template.cells.length)
})

describe('refuses in a sentence', () => {
  it.each([
    ['a list', [], /最外层应当是一个对象/],
    ['another format', { ...base, format: 'x' }, /这不是本程序写出的年报 JSON/],
    ['another template', { ...base, template: 'foi-annual-2019' }, /不是“foi-annual-2021”/],
    ['a cell the form does not have', { ...base, cells: { 't9.a.b': {} } }, /没有单元格“t9.a.b”/],
    ['a section the form does not have', { ...base, sections: { s9: '' } }, /没有“s9”这一部分/],
    [
      'a kind that does not exist',
      { ...base, cells: { 't3.new.natural': { kind: 'zero', raw: '' } } },
      /t3\.new\.natural（.*自然人）的 kind/,
    ],
    [
      'a figure that is words',
      { ...base, cells: { 't3.new.natural': { kind: 'number', value: '3' } } },
      /value 应当是数字/,
    ],
    ['a year that is words', { ...base, year: '2025' }, /year 应当是四位年份/],
    ['a day that is none', { ...base, signedOn: '2026年1月' }, /signedOn 应当是/],
    ['half a period', { ...base, period: { from: '2025-01-01' } }, /period 要有/],
    ['text that is a number', { ...base, sections: { s1: 7 } }, /sections\.s1 应当是文字/],
  ])('%s', (_, data, sentence) => {
    const result = fromJson(data, template)
    expect(result.ok ? '' : result.error).toMatch(sentence)
  })
})
