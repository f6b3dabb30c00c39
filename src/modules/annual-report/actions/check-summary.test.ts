import { expect, it } from 'vitest'
import type { Finding } from '#core/annual-report/finding.ts'
import type { Level } from '#core/annual-report/template.ts'
import { fail, ok } from '#core/kit/result.ts'
import type { CheckedFile } from './check-files.ts'
import { HELD_ALONE } from './check-report.ts'
import { hasErrors, Tally } from './check-summary.ts'

const finding = (level: Level, rule: string): Finding => ({
  rule,
  level,
  cells: [],
  section: null,
  message: '',
})

function checked(file: string, ...findings: Finding[]): CheckedFile {
  const status = findings.some(({ level }) => level === 'error') ? 'fail' : 'pass'
  const report = {
    template: 't',
    year: 2025,
    agency: file,
    title: null,
    confirmed: [],
    against: HELD_ALONE,
  }
  return { file, result: ok({ ...report, status, findings }) }
}

const unreadable: CheckedFile = { file: 'x', result: fail({ code: 'empty', message: '空' }) }

it('ranks files from worst to best and keeps their numbers', () => {
  const tally = new Tally()
  const files = [
    checked('good'),
    checked('hint', finding('hint', 'a')),
    checked('one', finding('error', 'a')),
    unreadable,
    checked('two', finding('error', 'a'), finding('error', 'b')),
    checked('one again', finding('error', 'c')),
  ]
  for (const file of files) tally.add(file)
  const { files: ranked, statuses } = tally.summary()
  expect(ranked.map(({ file, number }) => [file, number])).toEqual([
    ['x', 4],
    ['two', 5],
    ['one', 3],
    ['one again', 6],
    ['hint', 2],
    ['good', 1],
  ])
  expect(statuses).toEqual({ unreadable: 1, fail: 3, incomplete: 0, pass: 2 })
})

it('counts a rule by files and by findings, apart for each level', () => {
  const tally = new Tally()
  tally.add(
    checked('1', finding('warning', 'sum'), finding('warning', 'sum'), finding('error', 'sum')),
  )
  tally.add(checked('2', finding('warning', 'sum')))
  tally.add(checked('3', finding('hint', 'long')))
  expect(tally.summary().rules).toEqual([
    { rule: 'sum', level: 'error', files: 1, findings: 1 },
    { rule: 'sum', level: 'warning', files: 2, findings: 3 },
    { rule: 'long', level: 'hint', files: 1, findings: 1 },
  ])
})

it.each([
  [checked('good', finding('warning', 'a')), false],
  [checked('bad', finding('error', 'a')), true],
  [unreadable, true],
])('tells what ends a run with 1', (file, expected) => {
  expect(hasErrors(file)).toBe(expected)
})
