import { afterAll, beforeAll, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { AnnualReportDeps, Counting } from '../../annual-report.ports.ts'
import { reportDeps } from '../../testing.ts'
import { getReport } from '../editing/get-report.ts'
import { listVisibleReports } from '../editing/list-reports.ts'
import { openRound } from '../rounds/open-round.ts'
import { previewRecords, recordFigures, recordsBehind } from './preview-records.ts'

let here: World<AnnualReportDeps>
let reportId = ''
const asked: Counting[] = []
beforeAll(async () => {
  const deps = reportDeps()
  const records = {
    tables: ['t3', 't4'],
    figuresOf: async (_tx: unknown, counting: Counting) => {
      asked.push(counting)
      return { 't3.new.natural': 3, 't3.granted.natural': 2, 't3.carried_out.natural': 1 }
    },
    behind: async () => [{ id: 'a', name: '教育局依申请〔2025〕1号', href: '/desk/requests/a' }],
  }
  here = await world<AnnualReportDeps>({ annualReports: { ...deps.annualReports, records } })
  await here.execute(openRound, here.as('disclosure-office'), { year: 2025 })
  const list = await here.execute(listVisibleReports, here.as('clerk'), { year: 2025 })
  reportId = list.ok ? (list.value.reports[0]?.id ?? '') : ''
}, 60_000)
afterAll(() => here?.close())

it('proposes every cell of the counted tables, zero where nothing was recorded', async () => {
  const preview = await here.execute(previewRecords, here.as('clerk'), { reportId })
  if (!preview.ok) throw new Error(preview.error.message)
  const { changes } = preview.value
  const figureOf = (cell: string) => {
    const after = changes.find(({ place }) => place === `cell:${cell}`)?.after
    return (after as { value?: number } | undefined)?.value
  }
  expect(figureOf('t3.new.natural')).toBe(3)
  expect(figureOf('t3.denied_law.legal')).toBe(0)
  expect(figureOf('t4.n.review_upheld')).toBe(0)
  expect(changes.every(({ place }) => /^cell:t[34]\./.test(place))).toBe(true)
  expect(asked[0]).toMatchObject({ year: 2025, agencyId: here.agencies.bureau.id })
})

it('changes nothing by itself, and is not for who may not write', async () => {
  const before = await here.execute(getReport, here.as('clerk'), { reportId })
  await here.execute(previewRecords, here.as('clerk'), { reportId })
  const after = await here.execute(getReport, here.as('clerk'), { reportId })
  expect(after.ok && after.value.report.version).toBe(before.ok && before.value.report.version)
  const stranger = here.as('clerk', here.agencies.other)
  expect((await here.execute(previewRecords, stranger, { reportId })).ok).toBe(false)
})

it('gives the figures of the records, sums included, to who may read the report', async () => {
  const found = await here.execute(recordFigures, here.as('reviewer'), { reportId })
  expect(found).toMatchObject({
    value: { figures: { 't3.new.total': 3, 't3.result_total.total': 2, 't4.n.review_total': 0 } },
  })
  const stranger = here.as('clerk', here.agencies.other)
  expect((await here.execute(recordFigures, stranger, { reportId })).ok).toBe(false)
})

it('opens the records behind a cell', async () => {
  const input = { reportId, cell: 't3.new.natural' }
  const found = await here.execute(recordsBehind, here.as('clerk'), input)
  expect(found).toMatchObject({ ok: true, value: { records: [{ id: 'a' }] } })
})
