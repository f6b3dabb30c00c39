import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isComputed } from '#core/annual-report/derive.ts'
import type { Change } from '#core/annual-report/editing/content.ts'
import { type World, world } from '#testing/world.ts'
import type { AnnualReportDeps } from '../../annual-report.ports.ts'
import { rollUp } from '../../annual-report.statistics.ts'
import { loadTemplates } from '../../annual-report.templates.ts'
import {
  publishedReport,
  publishedReports,
  publishedStamp,
  templateOf,
  trend,
} from '../../store/published.ts'
import { reportDeps } from '../../testing.ts'
import { getReport } from '../editing/get-report.ts'
import { saveReport } from '../editing/save-report.ts'
import { addComment } from '../remarks/add-comment.ts'
import { openRound } from '../rounds/open-round.ts'
import { roundBoard } from '../rounds/round-board.ts'
import { publishReport } from './publish-report.ts'
import { stepActions } from './take-step.ts'

const template = templateOf(loadTemplates(), 'foi-annual-2021')

let here: World<AnnualReportDeps>
let reportId = ''
beforeAll(async () => {
  here = await world<AnnualReportDeps>(reportDeps())
}, 60_000)
afterAll(() => here?.close())

async function open() {
  const report = await here.execute(getReport, here.as('clerk'), { reportId })
  if (!report.ok) throw new Error(report.error.message)
  return report.value
}

const step = async (
  name: keyof typeof stepActions,
  role: 'clerk' | 'leader' | 'disclosure-office',
  note = '',
) => {
  const { report } = await open()
  return here.execute(stepActions[name], here.as(role), { reportId, version: report.version, note })
}

/** Zero in every plain cell that is blank. */
async function fillIn() {
  const { content } = await open()
  const changes: Change[] = template.cells
    .filter((place) => !isComputed(place) && content.cells[place.id]?.kind === 'blank')
    .map(({ id }) => ({
      place: `cell:${id}`,
      before: { kind: 'blank', raw: '' },
      after: { kind: 'number', value: 0, raw: '0' },
    }))
  return here.execute(saveReport, here.as('clerk'), { reportId, changes })
}

describe('the life of a report', () => {
  it('begins with a round of the disclosure office', async () => {
    const opened = await here.execute(openRound, here.as('disclosure-office'), { year: 2025 })
    expect(opened).toMatchObject({ ok: true, value: { reports: 5 } })
    const again = await here.execute(openRound, here.as('disclosure-office'), { year: 2025 })
    expect(again).toMatchObject({ ok: false, error: { code: 'round-exists' } })
    const roundId = opened.ok ? opened.value.roundId : ''
    const board = await here.execute(roundBoard, here.as('clerk'), { roundId })
    if (!board.ok) throw new Error(board.error.message)
    expect(board.value.rows.map(({ agencyName }) => agencyName)).toEqual(['安澜县教育局'])
    expect(board.value).toMatchObject({ mayManage: false, summary: { reports: 1, notBegun: 1 } })
    reportId = board.value.rows[0]?.reportId ?? ''
  })

  it('is blank at first: what nobody has filled in is no zero', async () => {
    const { content, report, may } = await open()
    expect(report).toMatchObject({ state: 'draft', checkStatus: 'incomplete', version: 1 })
    expect(content.cells['t3.new.natural']).toEqual({ kind: 'blank', raw: '' })
    expect(content.title).toBe('安澜县教育局2025年政府信息公开工作年度报告')
    expect(may.steps.map(({ name }) => name)).toEqual(['submit'])
  })

  it('is seen by nobody else while it is a draft', async () => {
    const elsewhere = here.as('clerk', here.agencies.other)
    const seen = await here.execute(getReport, elsewhere, { reportId })
    expect(seen).toMatchObject({ ok: false, error: { kind: 'absent' } })
    const nowhere = { reportId: '01890000-0000-7000-8000-00000000dead' }
    expect(await here.execute(getReport, elsewhere, nowhere)).toEqual(seen)
    const saved = await here.execute(saveReport, elsewhere, { reportId, changes: [] })
    expect(saved).toMatchObject({ ok: false, error: { kind: 'absent' } })
    expect(await publishedReports(here.db, { regionId: here.regionId })).toEqual({
      total: 0,
      reports: [],
    })
  })

  it('goes to the office, comes back with a remark, and is handed in again', async () => {
    expect(await step('accept', 'disclosure-office')).toMatchObject({
      ok: false,
      error: { code: 'wrong-state' },
    })
    expect(await step('submit', 'clerk')).toMatchObject({
      ok: false,
      error: { code: 'note-needed' },
    })
    expect(await step('submit', 'clerk', '先报送征求意见')).toMatchObject({
      ok: true,
      value: { state: 'submitted' },
    })
    expect(await step('accept', 'disclosure-office')).toMatchObject({
      ok: false,
      error: { code: 'incomplete' },
    })
    expect(await step('return', 'disclosure-office')).toMatchObject({
      ok: false,
      error: { code: 'note-needed' },
    })
    const place = 'cell:t3.new.natural'
    const remark = { reportId, place, text: '这一格没有填。' }
    expect(await here.execute(addComment, here.as('disclosure-office'), remark)).toMatchObject({
      ok: true,
    })
    expect(await step('return', 'disclosure-office')).toMatchObject({
      ok: true,
      value: { state: 'returned' },
    })
    expect(await fillIn()).toMatchObject({ ok: true, value: { version: 2, conflicts: [] } })
    expect((await open()).report.checkStatus).not.toBe('incomplete')
    expect(await step('submit', 'clerk', '正文另行补充')).toMatchObject({ ok: true })
  })

  it('cannot be changed while it is with the office, nor stepped on by those whose step it is not', async () => {
    expect(await fillIn()).toMatchObject({ ok: false, error: { code: 'not-editable' } })
    expect(await step('accept', 'clerk')).toMatchObject({ ok: false, error: { kind: 'forbidden' } })
    expect(await step('sign', 'leader')).toMatchObject({
      ok: false,
      error: { code: 'wrong-state' },
    })
    expect(await step('accept', 'disclosure-office')).toMatchObject({ ok: true })
    const stale = { reportId, version: 1, note: '' }
    expect(await here.execute(stepActions.sign, here.as('leader'), stale)).toMatchObject({
      ...{ ok: false, error: { code: 'changed-since' } },
    })
    expect(await step('sign', 'leader')).toMatchObject({ ok: true, value: { state: 'signed' } })
  })

  it('is published with an index number; what is wrong in it must be explained', async () => {
    const { report } = await open()
    const office = here.as('disclosure-office')
    const input = { reportId, version: report.version }
    expect(await here.execute(publishReport, office, input)).toMatchObject({
      ok: false,
      error: { code: 'note-needed' },
    })
    const done = await here.execute(publishReport, office, { ...input, note: '正文后补' })
    expect(done).toMatchObject({ ok: true, value: { edition: 1, state: 'published' } })
    expect(done.ok && done.value.indexNumber).toMatch(/\/2026-00001$/)
    const shown = await publishedReports(here.db, { regionId: here.regionId, words: ['教育局'] })
    expect(shown).toMatchObject({ total: 1, reports: [{ edition: 1, year: 2025 }] })
    const wide = ['２０２５年', '教育局']
    const found = await publishedReports(here.db, { regionId: here.regionId, words: wide })
    expect(found.total).toBe(1)
    const words = ['教育局', '没有的词']
    expect(await publishedReports(here.db, { regionId: here.regionId, words })).toMatchObject({
      total: 0,
    })
    const stamp = (year: number) => publishedStamp(here.db, { regionId: here.regionId, year })
    expect(await stamp(2025)).toEqual({ editions: 1, latest: shown.reports[0]?.publishedAt })
    expect(await stamp(2024)).toEqual({ editions: 0, latest: null })
  })

  it('is corrected by a further edition, and the first stays visible', async () => {
    expect(await step('correct', 'clerk')).toMatchObject({
      ok: false,
      error: { code: 'note-needed' },
    })
    expect(await step('correct', 'clerk', '更正新收申请数量')).toMatchObject({
      ok: true,
      value: { state: 'correcting' },
    })
    const changes: Change[] = [
      {
        place: 'cell:t3.new.natural',
        before: { kind: 'number', value: 0, raw: '0' },
        after: { kind: 'number', value: 3, raw: '3' },
      },
    ]
    const saved = await here.execute(saveReport, here.as('clerk'), { reportId, changes })
    expect(saved).toMatchObject({
      ok: true,
      value: { others: [{ place: 'cell:t3.new.total', value: { kind: 'number', value: 3 } }] },
    })
    const publicSum = async () => {
      const { cells } = await rollUp(here.db, template, { year: 2025, publishedOnly: true })
      return cells.find(({ cell }) => cell === 't3.new.natural')?.sum
    }
    expect(await publicSum()).toBe(0)
    await step('submit', 'clerk', '待核')
    await step('withdraw', 'clerk')
    expect((await open()).report.state).toBe('correcting')
    await step('submit', 'clerk', '待核')
    await step('accept', 'disclosure-office')
    await step('sign', 'leader')
    const { report } = await open()
    const input = { reportId, version: report.version, note: '更正新收申请数量' }
    const done = await here.execute(publishReport, here.as('disclosure-office'), input)
    expect(done).toMatchObject({ ok: true, value: { edition: 2 } })
    const wanted = { regionId: here.regionId, year: 2025, agencyId: here.agencies.bureau.id }
    const [first, newest] = await Promise.all([
      publishedReport(here.db, { ...wanted, edition: 1 }),
      publishedReport(here.db, wanted),
    ])
    expect(newest?.editions.map(({ edition, notice }) => [edition, notice])).toEqual([
      [2, '更正新收申请数量'],
      [1, ''],
    ])
    expect(newest?.indexNumber).toBe(first?.indexNumber)
    expect(first?.content.cells['t3.new.natural']?.value).toBe(0)
    expect(newest?.content.cells['t3.new.natural']?.value).toBe(3)
    expect(await publicSum()).toBe(3)
    const [year] = await trend(here.db, here.deps.annualReports.templates, {
      regionId: here.regionId,
      agencyId: here.agencies.bureau.id,
    })
    expect(year?.figure('t3.new.total')).toBe(3)
    await expect(here.query('update annual_report_edition set title = $1', ['x'])).rejects.toThrow(
      /append-only/,
    )
  })

  it('settles next year what was carried over', async () => {
    const office = here.as('disclosure-office')
    const opened = await here.execute(openRound, office, {
      year: 2026,
      agencyIds: [here.agencies.bureau.id],
    })
    const roundId = opened.ok ? opened.value.roundId : ''
    const board = await here.execute(roundBoard, office, { roundId })
    const next = board.ok ? (board.value.rows[0]?.reportId ?? '') : ''
    const report = await here.execute(getReport, here.as('clerk'), { reportId: next })
    expect(report).toMatchObject({
      ok: true,
      value: {
        content: {
          cells: {
            't3.carried_in.natural': { kind: 'number', value: 0 },
            't3.new.natural': { kind: 'blank' },
          },
        },
        previous: { year: 2025 },
      },
    })
  })

  it('leaves a trail of every change and step', async () => {
    const trail = (await here.audit()).map(({ action }) => action)
    for (const action of [
      'open-round',
      'save',
      'submit',
      'return',
      'accept',
      'sign',
      'publish',
      'correct',
    ]) {
      expect(trail).toContain(`annual-report.${action}`)
    }
  })
})
