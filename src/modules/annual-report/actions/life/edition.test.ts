import { afterAll, beforeAll, expect, it } from 'vitest'
import { isComputed } from '#core/annual-report/derive.ts'
import type { Change } from '#core/annual-report/editing/content.ts'
import { newId } from '#platform/db/uuid.ts'
import { type World, world } from '#testing/world.ts'
import type { AnnualReportDeps } from '../../annual-report.ports.ts'
import { loadTemplates } from '../../annual-report.templates.ts'
import { publishedReport, templateOf } from '../../store/published.ts'
import { reportDeps } from '../../testing.ts'
import { getReport } from '../editing/get-report.ts'
import { saveReport } from '../editing/save-report.ts'
import { attachFile, detachFile } from '../files/attach-file.ts'
import { openRound } from '../rounds/open-round.ts'
import { publishReport } from './publish-report.ts'
import { stepActions } from './take-step.ts'

const template = templateOf(loadTemplates(), 'foi-annual-2021')

let here: World<AnnualReportDeps>
let reportId = ''
beforeAll(async () => {
  here = await world<AnnualReportDeps>(reportDeps())
  await here.execute(openRound, here.as('disclosure-office'), { year: 2025 })
  const [row] = await here.query<{ id: string }>(
    'select id from annual_report where agency_id = $1',
    [here.agencies.bureau.id],
  )
  reportId = row?.id ?? ''
  const changes: Change[] = template.cells
    .filter((place) => !isComputed(place))
    .map(({ id }) => ({
      place: `cell:${id}`,
      before: { kind: 'blank', raw: '' },
      after: { kind: 'number', value: 0, raw: '0' },
    }))
  await here.execute(saveReport, here.as('clerk'), { reportId, changes })
}, 60_000)
afterAll(() => here?.close())

const at = async (note: string) => {
  const report = await here.execute(getReport, here.as('clerk'), { reportId })
  if (!report.ok) throw new Error(report.error.message)
  return { reportId, version: report.value.report.version, note }
}
const publish = async () => {
  await here.execute(stepActions.submit, here.as('clerk'), await at('报送'))
  await here.execute(stepActions.accept, here.as('disclosure-office'), await at(''))
  await here.execute(stepActions.sign, here.as('leader'), await at(''))
  const done = await here.execute(publishReport, here.as('disclosure-office'), await at('更正附件'))
  if (!done.ok) throw new Error(done.error.message)
}
const attach = async (title: string) => {
  const fileId = newId()
  await here.query(
    `insert into file (region_id, id, sha256, size, media_type, name, scan, created_at)
     values ($1, $2, repeat('0', 64), 1, 'text/plain', $3, 'clean', now())`,
    [here.regionId, fileId, `${title}.txt`],
  )
  await here.execute(attachFile, here.as('clerk'), { reportId, fileId, title })
  return fileId
}
const shown = async (edition?: number) => {
  const wanted = { regionId: here.regionId, year: 2025, agencyId: here.agencies.bureau.id }
  const found = await publishedReport(here.db, { ...wanted, ...(edition && { edition }) })
  return found?.attachments.map(({ title }) => title)
}

it('an edition keeps its attachments, whatever becomes of the report’s', async () => {
  const fileId = await attach('附件一')
  await publish()
  expect(await shown()).toEqual(['附件一'])
  const correcting = await at('更正附件')
  await here.execute(stepActions.correct, here.as('disclosure-office'), correcting)
  await here.execute(detachFile, here.as('clerk'), { reportId, fileId })
  await attach('附件二')
  expect(await shown()).toEqual(['附件一'])
  await publish()
  expect(await shown()).toEqual(['附件二'])
  expect(await shown(1)).toEqual(['附件一'])
})
