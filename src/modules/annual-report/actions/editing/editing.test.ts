import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isComputed } from '#core/annual-report/derive.ts'
import type { Change, PlaceValue } from '#core/annual-report/editing/content.ts'
import { type World, world } from '#testing/world.ts'
import type { AnnualReportDeps } from '../../annual-report.ports.ts'
import { loadTemplates } from '../../annual-report.templates.ts'
import { templateOf } from '../../store/published.ts'
import { anlanReport, reportDeps } from '../../testing.ts'
import { previewImport } from '../files/preview-import.ts'
import { diffVersions } from '../history/diff-versions.ts'
import { listChanges } from '../history/list-changes.ts'
import { restoreVersion } from '../history/restore-version.ts'
import { showVersion } from '../history/show-version.ts'
import { liveHub } from '../live/live-hub.ts'
import { markPresence } from '../live/set-presence.ts'
import { openRound } from '../rounds/open-round.ts'
import { roundBoard } from '../rounds/round-board.ts'
import { changesSince } from './changes-since.ts'
import { checkStoredReport } from './check-report.ts'
import { getReport } from './get-report.ts'
import { saveReport } from './save-report.ts'

const template = templateOf(loadTemplates(), 'foi-annual-2021')
const NEW = 'cell:t3.new.natural'
const blank = { kind: 'blank', raw: '' } as const
const number = (value: number) => ({ kind: 'number', value, raw: String(value) }) as const

let here: World<AnnualReportDeps>
let reportId = ''
beforeAll(async () => {
  here = await world<AnnualReportDeps>(reportDeps())
  const office = here.as('disclosure-office')
  const opened = await here.execute(openRound, office, { year: 2025 })
  const roundId = opened.ok ? opened.value.roundId : ''
  const board = await here.execute(roundBoard, here.as('clerk'), { roundId })
  reportId = board.ok ? (board.value.rows[0]?.reportId ?? '') : ''
}, 60_000)
afterAll(() => here?.close())

const one = (place: string, before: PlaceValue, after: PlaceValue): Change => ({
  place,
  before,
  after,
})
const save = (changes: readonly Change[], role: 'clerk' | 'reviewer' = 'clerk') =>
  here.execute(saveReport, here.as(role), { reportId, changes })

describe('saving', () => {
  it('makes one version of a save, with the sums that follow', async () => {
    const saved = await save([
      one(NEW, blank, number(3)),
      one('title', '安澜县教育局2025年政府信息公开工作年度报告', '标题'),
    ])
    expect(saved).toMatchObject({
      ok: true,
      value: { version: 2, applied: [NEW, 'title'], conflicts: [] },
    })
  })

  it('tells who wrote what stands there instead', async () => {
    const saved = await save(
      [one(NEW, blank, number(9)), one('cell:t3.new.research', blank, number(1))],
      'reviewer',
    )
    expect(saved).toMatchObject({
      ok: true,
      value: {
        version: 3,
        applied: ['cell:t3.new.research'],
        conflicts: [{ place: NEW, mine: number(9), theirs: number(3), by: here.people.clerk.name }],
      },
    })
  })

  it('refuses a save with a change that can never be made, whole and in a sentence', async () => {
    const refused = await save([
      one('cell:t3.new.charity', blank, number(1)),
      one('cell:t3.new.total', blank, number(12)),
    ])
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid', code: 'cannot-change' } })
    expect(!refused.ok && refused.error.fields?.['cell:t3.new.total']).toMatch(/理由/)
    const report = await here.execute(getReport, here.as('clerk'), { reportId })
    expect(report).toMatchObject({ ok: true, value: { report: { version: 3 } } })
  })

  it('names the place whose text is too long, and how long it may be', async () => {
    const long = '长'.repeat(100_001)
    const fieldsAndMessage = async (place: string, text: string) => {
      const refused = await save([one(place, '', text)])
      return refused.ok ? null : [refused.error.fields?.[place], refused.error.message]
    }
    const most = '最多 100000 个字，现在有 100001 个字。'
    expect(await fieldsAndMessage('section:s1', long)).toEqual([
      most,
      `没有保存：“一、总体情况”${most}`,
    ])
    const phone = await fieldsAndMessage('contact:phone', '1'.repeat(201))
    expect(phone?.[1]).toBe('没有保存：“联系方式·电话”最多 200 个字，现在有 201 个字。')
    const cell = await save([one(NEW, blank, { kind: 'text', raw: '长'.repeat(201) })])
    expect(cell).toMatchObject({
      error: { message: expect.stringMatching(/^一处文字最多 100000 个字，表中一格最多 200 个字/) },
    })
  })

  it('keeps every one of many saves at once', async () => {
    const plain = template.cells.filter((place) => place.table.id === 't4' && !isComputed(place))
    const done = await Promise.all(
      plain.map(({ id }, at) => save([one(`cell:${id}`, blank, number(at))])),
    )
    expect(done.every((each) => each.ok && each.value.conflicts.length === 0)).toBe(true)
    const report = await here.execute(getReport, here.as('clerk'), { reportId })
    const { content } = report.ok ? report.value : { content: null }
    expect(plain.map(({ id }) => content?.cells[id]?.value)).toEqual(plain.map((_, at) => at))
    const [stored] = await here.query<{ figures: (number | null)[] }>(
      'select figures from annual_report where id = $1',
      [reportId],
    )
    const last = template.cellById.get('t4.n.review_total')
    expect(stored?.figures[last?.index ?? -1]).toBe(content?.cells['t4.n.review_total']?.value)
  })

  it('tells an editor what others changed since', async () => {
    const since = await here.execute(changesSince, here.as('clerk'), { reportId, version: 2 })
    expect(since.ok && since.value.changes[0]).toMatchObject({
      ...{ place: 'cell:t3.new.research', value: number(1), by: here.people.reviewer.name },
    })
  })

  it('checks what was saved', async () => {
    const checked = await here.execute(checkStoredReport, here.as('disclosure-office'), {
      reportId,
    })
    expect(checked).toMatchObject({ ok: true, value: { checkStatus: 'incomplete' } })
    expect(checked.ok && checked.value.findings.every(({ title }) => title.length > 0)).toBe(true)
  })
})

describe('history', () => {
  it('shows, compares and brings back any version', async () => {
    const clerk = here.as('clerk')
    const listed = await here.execute(listChanges, clerk, { reportId, place: NEW })
    expect(listed).toMatchObject({
      ok: true,
      value: { changes: [{ version: 2, origin: 'edit' }], next: null },
    })
    const first = await here.execute(showVersion, clerk, { reportId, version: 1 })
    expect(first.ok && first.value.content.cells['t3.new.natural']).toEqual(blank)
    const report = await here.execute(getReport, clerk, { reportId })
    const current = report.ok ? report.value.report.version : 0
    const diff = await here.execute(diffVersions, clerk, { reportId, from: 2, to: 3 })
    expect(diff.ok && diff.value.places.map(({ place }) => place)).toEqual(['cell:t3.new.research'])
    const stale = await here.execute(restoreVersion, clerk, { reportId, version: 1, current: 2 })
    expect(stale).toMatchObject({ ok: false, error: { code: 'changed-since' } })
    const restored = await here.execute(restoreVersion, clerk, { reportId, version: 1, current })
    expect(restored).toMatchObject({ ok: true, value: { version: current + 1 } })
    const again = await here.execute(diffVersions, clerk, { reportId, from: 1, to: current + 1 })
    expect(again).toMatchObject({ ok: true, value: { places: [] } })
  })
})

describe('import', () => {
  it('shows what a file would change and saves nothing', async () => {
    const clerk = here.as('clerk')
    const read = anlanReport(template)
    const preview = await here.execute(previewImport, clerk, {
      reportId,
      name: '年报.docx',
      format: 'docx',
      read,
    })
    if (!preview.ok) throw new Error(preview.error.message)
    const { changes, warnings, version } = preview.value
    expect(warnings[0]).toMatch(/编制机关/)
    expect(changes.filter(({ needsReason }) => needsReason)).toEqual([])
    const after = await here.execute(getReport, clerk, { reportId })
    expect(after).toMatchObject({ ok: true, value: { report: { version } } })
    const wanted = changes.map(({ place, before, after: value }) => ({
      place,
      before,
      after: value,
    }))
    const saved = await here.execute(saveReport, clerk, {
      reportId,
      changes: wanted,
      origin: 'import',
    })
    expect(saved).toMatchObject({ ok: true, value: { conflicts: [] } })
    const filled = await here.execute(getReport, clerk, { reportId })
    expect(filled.ok && filled.value.content.cells['t3.new.total']?.value).toBe(
      read.cells['t3.new.total']?.kind === 'number' ? read.cells['t3.new.total'].value : -1,
    )
  })

  it('asks for a reason where a total is not the sum of its parts', async () => {
    const good = anlanReport(template)
    const read = { ...good, cells: { ...good.cells, 't3.new.total': number(99999) } }
    const input = { reportId, name: '年报.docx', format: 'docx', read }
    const preview = await here.execute(previewImport, here.as('clerk'), input)
    expect(preview.ok && preview.value.changes).toMatchObject([
      { place: 'cell:t3.new.total', needsReason: true, suggested: false },
    ])
  })
})

describe('two at one report', () => {
  it('see each other and each other’s saves', async () => {
    const heard: unknown[] = []
    const hub = liveHub(here.db, { now: () => here.clock.now().toISOString(), everyMs: 20 })
    const leave = hub.watch({ regionId: here.regionId, reportId }, (message) => heard.push(message))
    await here.execute(markPresence, here.as('clerk'), { reportId, place: NEW })
    const present = await here.execute(markPresence, here.as('reviewer'), { reportId, place: null })
    expect(present.ok && present.value.people).toHaveLength(2)
    const title = await here.execute(getReport, here.as('clerk'), { reportId })
    await save([one('title', title.ok ? title.value.content.title : '', '又一个标题')])
    await expect
      .poll(() => heard)
      .toContainEqual({
        kind: 'saved',
        by: here.people.clerk.name,
        version: title.ok ? title.value.report.version + 1 : 0,
      })
    await expect
      .poll(() => heard)
      .toContainEqual({
        kind: 'people',
        people: expect.arrayContaining([
          { accountId: here.people.clerk.accountId, name: here.people.clerk.name, place: NEW },
        ]),
      })
    await here.execute(markPresence, here.as('reviewer'), { reportId, place: null, gone: true })
    await expect
      .poll(() => JSON.stringify(heard.at(-1)))
      .not.toContain(here.people.reviewer.accountId)
    leave()
    hub.close()
  })
})
