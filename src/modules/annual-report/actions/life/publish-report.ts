import { figuresInOrder } from '#core/annual-report/editing/recompute.ts'
import { indexNumber, indexPrefix } from '#core/annual-report/life/index-number.ts'
import { WORKERS } from '#core/annual-report/life/roles.ts'
import { yearOf } from '#core/kit/day.ts'
import { invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import type { Tx } from '#platform/db/database.ts'
import { PublishOutput, StepInput } from '../../annual-report.contract.ts'
import { insertEdition, lastSerial, listEditions } from '../../store/editions.ts'
import { listEvents } from '../../store/history.ts'
import { listAttachments } from '../../store/remarks.ts'
import { type Ctx, subjectOf } from '../load-report.ts'
import { loadStepping, refuseStep, type Stepping, takeStep } from './take-step.ts'

/**
 * Shows a signed report to the public: a further edition, never a change of one. The index number
 * stays the same for all editions; a further edition says why it replaces the one before it.
 */
export const publishReport = defineAction({
  name: 'annual-report.publish',
  title: '发布年度报告',
  input: StepInput,
  output: PublishOutput,
  audience: WORKERS,
  changesPublicPages: true,
  load: loadStepping,
  may: (actor, stepping: Stepping, input) => refuseStep('publish', actor, stepping, input),
  run: async (context: Ctx, stepping: Stepping, { note = '' }) => {
    const { report } = stepping
    const edition = report.edition + 1
    const notice = edition > 1 ? await noticeOf(context, stepping, note) : ''
    if (edition > 1 && notice === '') return fail(NOTICE_MISSING)
    const number = await numberOf(context, stepping)
    const key = { regionId: report.region_id, reportId: report.id }
    const attached = await listAttachments(context.tx, key)
    await insertEdition(context.tx, {
      ...{ region_id: report.region_id, report_id: report.id, edition, notice },
      ...{ agency_id: report.agency_id, agency_name: report.agency_name, year: report.year },
      ...{ position: report.position, scope: report.scope, template: report.template },
      ...{ title: report.content.title, index_number: number, content: report.content },
      figures: figuresInOrder(stepping.template, report.content),
      attachments: attached.map(({ file_id: fileId, title }) => ({ fileId, title })),
      ...{ published_at: context.now, published_by: context.actor.id },
    })
    const state = await takeStep(context, stepping, 'publish', { note, marks: { edition } })
    const output = { state, version: report.version, edition, indexNumber: number }
    const audit = {
      ...subjectOf(stepping),
      before: { state: report.state, edition: report.edition },
      after: { ...output, errors: report.errors, notice, note },
    }
    return ok({ output, audit })
  },
})

const sentence = '更正后重新发布要写明更正说明，它会随新的一版公布。'
const NOTICE_MISSING = invalid('notice-needed', sentence, { note: sentence })

/** What is written now, else what was written when the correction was begun. */
async function noticeOf({ tx, actor }: Ctx, { report }: Stepping, note: string): Promise<string> {
  if (note.trim() !== '') return note.trim()
  const events = await listEvents(tx, { regionId: actor.regionId, reportId: report.id })
  return events.findLast(({ step }) => step === 'correct')?.note ?? ''
}

async function numberOf({ tx, actor, deps, today }: Ctx, { report }: Stepping): Promise<string> {
  const { regionId } = actor
  const [known] = await listEditions(tx, { regionId, reportId: report.id })
  if (known) return known.index_number
  const agencies = await deps.annualReports.agencies.onDay(
    tx as unknown as Tx<never>,
    regionId,
    today,
  )
  const agency = agencies.find(({ id }) => id === report.agency_id)
  const prefix = indexPrefix(
    { id: report.agency_id, creditCode: agency?.creditCode ?? null },
    yearOf(today),
  )
  return indexNumber(prefix, (await lastSerial(tx, regionId, prefix)) + 1)
}
