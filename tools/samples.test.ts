import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { readReport } from '#core/annual-report/reading/read.ts'
import { type CheckedReport, checkReport } from '#modules/annual-report/actions/check-report.ts'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { readDocument } from '#platform/documents/index.ts'
import { type Expected, SAMPLES, samplesOf } from './samples/make.ts'
import { compactCells } from './samples/source.ts'

const templates = loadTemplates()
const samples = samplesOf(templates)

async function read(file: string): Promise<TemplatedReport> {
  const document = await readDocument(readFileSync(new URL(file, SAMPLES)), file)
  if (!document.ok) throw new Error(`${file}：${document.error.message}`)
  const report = readReport(document.value, templates)
  if (!report.ok) throw new Error(`${file}：${report.error.message}`)
  const template = templates.find(({ id }) => id === report.value.template)
  if (!template) throw new Error(`${file}：${report.value.template}`)
  return { report: report.value, template }
}

async function checked({ file, check }: Expected): Promise<CheckedReport> {
  const previous = check.previous === null ? {} : { previous: await read(check.previous) }
  const members =
    check.members.length === 0 ? {} : { members: await Promise.all(check.members.map(read)) }
  const options = { government: false, mayMakeRules: false, strict: false }
  return checkReport(await read(file), options, { ...previous, ...members })
}

describe.each(samples.map((sample) => [sample.file, sample] as const))('%s', (file, sample) => {
  const beside = new URL(`${sample.name}.expected.json`, SAMPLES)
  const expected = JSON.parse(readFileSync(beside, 'utf8')) as Expected

  test('stands beside what its source gives', () => {
    expect(expected).toEqual(sample.expected)
  })

  test('is read as expected', async () => {
    const { report, template } = await read(file)
    expect({
      template: report.template,
      year: report.year,
      agency: report.agency,
      cells: compactCells(template, report.cells),
    }).toEqual({
      template: expected.template,
      year: expected.year,
      agency: expected.agency,
      cells: expected.cells,
    })
  })

  test('is checked as expected', async () => {
    const { findings, status } = await checked(expected)
    const { rules } = expected.check
    expect(status).toBe(expected.check.status)
    if (rules.length === 0) expect(findings.filter(({ level }) => level !== 'hint')).toEqual([])
    expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...rules]))
  })
})

test('there are reports of both forms, all formats, clean and faulty', () => {
  const kinds = new Set(samples.map(({ extension }) => extension))
  expect([...kinds].sort()).toEqual(['csv', 'docx', 'html', 'json', 'pdf', 'txt', 'xlsx'])
  expect(new Set(samples.map(({ expected }) => expected.template)).size).toBe(2)
  expect(samples.filter(({ expects }) => expects).length).toBeGreaterThanOrEqual(8)
})
