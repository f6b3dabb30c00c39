import { afterAll, beforeAll, expect, it } from 'vitest'
import { isComputed } from '#core/annual-report/derive.ts'
import { type World, world } from '#testing/world.ts'
import type { AnnualReportDeps } from '../../annual-report.ports.ts'
import { rollUp } from '../../annual-report.statistics.ts'
import { loadTemplates } from '../../annual-report.templates.ts'
import { templateOf } from '../../store/published.ts'
import { reportDeps } from '../../testing.ts'
import { STATUS_NAMES } from '../../views/check-words.ts'
import { getReport } from '../editing/get-report.ts'
import { saveReport } from '../editing/save-report.ts'
import { publishReport } from '../life/publish-report.ts'
import { stepActions } from '../life/take-step.ts'
import { closeRound } from '../rounds/close-round.ts'
import { openRound } from '../rounds/open-round.ts'
import { remindAgencies } from '../rounds/remind-agencies.ts'
import { exportBoard, roundBoard } from '../rounds/round-board.ts'
import { aggregateMembers } from './aggregate-members.ts'
import { showContributions, showMembers } from './show-members.ts'

const template = templateOf(loadTemplates(), 'foi-annual-2021')
const deps = reportDeps()
const CELL = 't3.new.natural'
const NAMES = Object.values(STATUS_NAMES)

let here: World<AnnualReportDeps>
let roundId = ''
let government = ''
const members = new Map<string, string>()

beforeAll(async () => {
  here = await world<AnnualReportDeps>(deps)
  const opened = await here.execute(openRound, here.as('disclosure-office'), { year: 2025 })
  roundId = opened.ok ? opened.value.roundId : ''
  const board = await here.execute(roundBoard, here.as('disclosure-office'), { roundId })
  for (const row of board.ok ? board.value.rows : []) {
    if (row.scope === 'government') government = row.reportId
    else members.set(row.agencyId, row.reportId)
  }
}, 60_000)
afterAll(() => here?.close())

/** An agency whose every plain cell is `value`, handed in and accepted. */
async function accepted(agency: { id: string; name: string }, value: number) {
  const reportId = members.get(agency.id) ?? ''
  const clerk = here.as('clerk', agency)
  const changes = template.cells
    .filter((place) => !isComputed(place))
    .map(({ id }) => ({
      place: `cell:${id}`,
      before: { kind: 'blank', raw: '' },
      after: { kind: 'number', value, raw: String(value) },
    }))
  const saved = await here.execute(saveReport, clerk, { reportId, changes })
  const version = saved.ok ? saved.value.version : 0
  await here.execute(stepActions.submit, clerk, { reportId, version, note: '如实填报' })
  return here.execute(stepActions.accept, here.as('disclosure-office'), { reportId, version })
}

it('adds up what counts and says who is missing', async () => {
  expect(await accepted(here.agencies.bureau, 2)).toMatchObject({ ok: true })
  expect(await accepted(here.agencies.other, 3)).toMatchObject({ ok: true })
  const office = here.as('disclosure-office')
  const shown = await here.execute(showMembers, office, { reportId: government })
  if (!shown.ok) throw new Error(shown.error.message)
  expect(shown.value.counted.map(({ agencyName }) => agencyName)).toEqual([
    '安澜县教育局',
    '安澜县水务局',
  ])
  expect(shown.value.missing.map(({ agencyName }) => agencyName)).toEqual([
    '安澜县人民政府办公室',
    '柳河镇人民政府',
  ])
  expect(shown.value.cells.find(({ cell }) => cell === CELL)).toMatchObject({
    sum: { value: 5 },
    differs: true,
  })
  const from = await here.execute(showContributions, office, { reportId: government, cell: CELL })
  expect(
    from.ok && from.value.rows.map(({ agencyName, value }) => [agencyName, value.value]),
  ).toEqual([
    ['安澜县教育局', 2],
    ['安澜县水务局', 3],
  ])
})

it('puts the sums into the government’s report, and no half sums', async () => {
  const office = here.as('disclosure-office')
  const done = await here.execute(aggregateMembers, office, { reportId: government, version: 1 })
  expect(done).toMatchObject({ ok: true, value: { version: 2, left: 0 } })
  const states = 'accepted,draft'
  const half = await here.execute(aggregateMembers, office, {
    reportId: government,
    version: 2,
    states,
  })
  expect(half).toMatchObject({ ok: true, value: { version: 2, changed: 0 } })
  const report = await here.execute(getReport, office, { reportId: government })
  expect(report.ok && report.value.content.cells[CELL]).toMatchObject({ value: 5 })
  expect(report.ok && report.value.content.cells['t3.new.total']).toMatchObject({ value: 30 })
  expect(report.ok && report.value.may).toMatchObject({ edit: true, aggregate: true })
  expect(await here.execute(showMembers, here.as('clerk'), { reportId: government })).toMatchObject(
    { ok: false },
  )
  const own = members.get(here.agencies.bureau.id)
  const notOne = await here.execute(showMembers, office, { reportId: own })
  expect(notOne).toMatchObject({ ok: false, error: { code: 'not-a-government' } })
})

it('adds up a year over the database with blanks beside sums', async () => {
  const rolled = await rollUp(here.db, template, { year: 2025 })
  expect(rolled.reports).toBe(4)
  expect(rolled.cells.find(({ cell }) => cell === CELL)).toEqual({
    cell: CELL,
    sum: 5,
    figures: 2,
    blanks: 2,
  })
})

it('shows who is late and reminds those who owe something', async () => {
  here.clock.set('2026-01-25T02:00:00.000Z')
  const office = here.as('disclosure-office')
  const late = await here.execute(roundBoard, office, { roundId, lateOnly: true, sort: 'name' })
  expect(
    late.ok && late.value.rows.map(({ agencyName, lateDays }) => [agencyName, lateDays]),
  ).toEqual([
    ['安澜县人民政府办公室', 5],
    ['柳河镇人民政府', 5],
  ])
  const reminded = await here.execute(remindAgencies, office, { roundId, message: '=请尽快' })
  expect(reminded).toMatchObject({ ok: true, value: { mails: 3, unreachable: [] } })
  expect(deps.mails.map(({ body }) => body).join()).toMatch(/已逾期 5 天/)
  const csv = await here.execute(exportBoard, office, { roundId })
  const lines = csv.ok ? csv.value.csv.trim().split('\r\n') : []
  expect(lines).toHaveLength(6)
  // The same words as in a check of files: `report check` and the board speak of one thing.
  expect(lines.slice(1).every((line) => NAMES.includes(line.split(',')[2] ?? ''))).toBe(true)
})

it('counts a member that is being corrected with what the public sees', async () => {
  const [office, { bureau }] = [here.as('disclosure-office'), here.agencies]
  const reportId = members.get(bureau.id) ?? ''
  const state = async () => {
    const report = await here.execute(getReport, office, { reportId })
    if (!report.ok) throw new Error(report.error.message)
    return { reportId, version: report.value.report.version, note: '数字有误' }
  }
  await here.execute(stepActions.sign, here.as('leader', bureau), await state())
  await here.execute(publishReport, office, await state())
  await here.execute(stepActions.correct, office, await state())
  const change = {
    place: `cell:${CELL}`,
    before: { kind: 'number', value: 2, raw: '2' },
    after: { kind: 'number', value: 9, raw: '9' },
  }
  const saved = await here.execute(saveReport, here.as('clerk', bureau), {
    ...{ reportId, changes: [change] },
  })
  expect(saved).toMatchObject({ ok: true, value: { conflicts: [] } })
  const sumOf = async (more: object = {}) => {
    const shown = await here.execute(showMembers, office, { reportId: government, ...more })
    if (!shown.ok) throw new Error(shown.error.message)
    expect(shown.value.missing.map(({ agencyName }) => agencyName)).not.toContain(bureau.name)
    return shown.value.cells.find(({ cell }) => cell === CELL)?.sum.value
  }
  expect(await sumOf()).toBe(5)
  expect(await sumOf({ states: 'accepted,correcting' })).toBe(12)
  const from = await here.execute(showContributions, office, { reportId: government, cell: CELL })
  expect(from.ok && from.value.rows.map(({ value, edition }) => [value.value, edition])).toEqual([
    [2, 1],
    [3, null],
  ])
  const states = 'accepted,correcting'
  const drafts = await here.execute(showMembers, office, { reportId: government, states })
  expect(drafts.ok && drafts.value.counted.map(({ edition }) => edition)).toEqual([null, null])
})

it('takes no more reports once it is closed', async () => {
  const office = here.as('disclosure-office')
  expect(await here.execute(closeRound, office, { roundId })).toMatchObject({ ok: true })
  const reportId = members.get(here.agencies.township.id)
  const clerk = here.as('clerk', here.agencies.township)
  const refused = await here.execute(saveReport, clerk, { reportId, changes: [] })
  expect(refused).toMatchObject({ ok: false, error: { code: 'round-closed' } })
})
