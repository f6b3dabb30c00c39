import { dueOf, lateDays } from '#core/annual-report/life/due-days.ts'
import { READERS } from '#core/annual-report/life/roles.ts'
import { blockOf, landing, needsNote, stepsFor } from '#core/annual-report/life/take-step.ts'
import { ok } from '#core/kit/result.ts'
import type { Actor } from '#platform/action/actor.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { EditorView, ReportInput } from '../../annual-report.contract.ts'
import {
  refuseAggregate,
  refuseComment,
  refuseEdit,
  refuseUnseen,
} from '../../annual-report.policy.ts'
import { listEditions } from '../../store/editions.ts'
import { listEvents } from '../../store/history.ts'
import { listAttachments, listComments } from '../../store/remarks.ts'
import { commentOf, datesOf, eventOf, findingsOf, summaryOf } from '../../views/report-answers.ts'
import { countsOf, findRelatives, judge } from '../judge-report.ts'
import { type Ctx, type Loaded, loadSeen, situationOf } from '../load-report.ts'
import { ruleTitles } from '../rule-titles.ts'

/** Everything the editor shows of a report, and what this person may do with it now. */
export const getReport = defineQuery({
  name: 'annual-report.get',
  title: '打开年度报告',
  input: ReportInput,
  output: EditorView,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }) => refuseUnseen(actor, guarded),
  answer: async (context: Ctx, loaded: Loaded) => {
    const { tx, actor, today } = context
    const { report, round, template } = loaded
    const key = { regionId: actor.regionId, reportId: report.id }
    const relatives = await findRelatives(context, loaded)
    const comments = await listComments(tx, key)
    const dates = datesOf(round)
    const open = comments.filter(({ resolved_at }) => resolved_at === null).length
    const checked = judge(loaded, report.content, relatives)
    return ok({
      // Last year's report may have changed since the last save, and with it what is wrong here.
      report: { ...summaryOf(report), ...countsOf(checked) },
      round: dates,
      ...dueOf(report.scope, dates),
      lateDays: lateDays(report, dates, today),
      content: report.content,
      previous: previousOf(relatives.previous),
      findings: findingsOf(checked, ruleTitles([template])),
      mayMakeRules: round.may_make_rules,
      comments: comments.map(commentOf),
      events: (await listEvents(tx, key)).map(eventOf),
      attachments: (await listAttachments(tx, key)).map(({ file_id, title, added_at }) => ({
        ...{ fileId: file_id, title, addedAt: added_at },
      })),
      editions: (await listEditions(tx, key)).map(({ index_number, published_at, ...rest }) => ({
        ...{ ...rest, indexNumber: index_number, publishedAt: published_at },
      })),
      may: permissionsOf(actor, loaded, open),
    })
  },
})

function previousOf(previous: Awaited<ReturnType<typeof findRelatives>>['previous']) {
  if (!previous) return null
  const { reportId, year, content, report } = previous
  return { reportId, year, template: report.template.id, content }
}

function permissionsOf(actor: Actor, loaded: Loaded, openComments: number) {
  const situation = situationOf(actor, loaded, openComments)
  const canEdit = refuseEdit(actor, loaded.guarded) === null
  return {
    edit: canEdit,
    comment: refuseComment(actor, loaded.guarded) === null,
    attach: canEdit,
    aggregate: refuseAggregate(actor, loaded.guarded) === null && canEdit,
    steps: stepsFor(situation).map((step) => ({
      ...{ name: step.name, label: step.label, to: landing(step, situation.editions) },
      needsNote: needsNote(step, situation),
      blocked: blockOf(step, situation)?.message ?? null,
    })),
  }
}
