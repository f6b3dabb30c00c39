import { expect, it } from 'vitest'
import { withValues } from './place.ts'
import { apartFromRecords } from './records.ts'
import { contentWith, number, template } from './testing.ts'

const form = template()
const RECORDED = { 't3.new.natural': 3, 't3.new.total': 3, 't3.granted.natural': 0 }

const apart = (content: ReturnType<typeof contentWith>) =>
  apartFromRecords(form, content, RECORDED).map(({ place, recorded }) => [place.id, recorded])

it.each<[string, Record<string, number>, (string | number)[][]]>([
  ['nothing filled in', {}, []],
  ['the same', { 't3.new.natural': 3 }, []],
  ['another figure', { 't3.new.natural': 4 }, [['t3.new.natural', 3]]],
  ['a figure where there is none', { 't3.granted.natural': 1 }, [['t3.granted.natural', 0]]],
  ['what is not counted', { 't2_art20_5.license.decisions': 7 }, []],
])('%s', (_, figures, expected) => {
  expect(apart(contentWith(form, figures))).toEqual(expected)
})

it('is settled by a reason, and not by a slash', () => {
  const filled = (value: object) =>
    withValues(contentWith(form), new Map([['cell:t3.new.natural', value as never]]))
  expect(apart(filled(number(4, '另有一件当面答复未登记')))).toEqual([])
  expect(apart(filled({ kind: 'slash', raw: '/' }))).toEqual([['t3.new.natural', 3]])
})
