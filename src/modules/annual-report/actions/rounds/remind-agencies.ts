import { MANAGERS, REMINDED } from '#core/annual-report/life/roles.ts'
import { EDITABLE } from '#core/annual-report/life/states.ts'
import { conflict } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import type { Tx } from '#platform/db/database.ts'
import { RemindInput, RemindOutput } from '../../annual-report.contract.ts'
import type { RoundRow } from '../../store/reports.ts'
import { type BoardReport, boardRows, markReminded } from '../../store/rounds.ts'
import { reminderMail } from '../../views/reminder-mail.ts'
import type { Ctx } from '../load-report.ts'
import { loadRound, subjectOfRound } from './load-round.ts'

/** Writes to the clerks of agencies whose report is not yet handed in. */
export const remindAgencies = defineAction({
  name: 'annual-report.remind',
  title: '催报年度报告',
  input: RemindInput,
  output: RemindOutput,
  audience: MANAGERS,
  load: loadRound,
  may: () => null,
  run: async (context: Ctx, round: RoundRow, { reportIds, message = '' }) => {
    const { tx, actor, now, today, deps } = context
    const { regionId } = actor
    const reports = await boardRows(tx, { regionId, roundId: round.id, agencies: null })
    const wanted = owing(reports, reportIds)
    if (wanted.length === 0) return fail(NOBODY)
    const unreachable: string[] = []
    let mails = 0
    for (const report of wanted) {
      const sent = await deps.annualReports.sendMail(tx as unknown as Tx<never>, {
        ...{ regionId, agencyId: report.agency_id, roles: REMINDED },
        ...reminderMail(report, round, today, message.trim()),
        ...{ about: { kind: 'annual-report', id: report.id }, createdBy: actor.id },
      })
      if (sent === 0) unreachable.push(report.agency_name)
      mails += sent
    }
    await markReminded(tx, { regionId, reportIds: wanted.map(({ id }) => id), now })
    const agencies = wanted.map(({ agency_name }) => agency_name)
    const audit = { ...subjectOfRound(round), after: { mails, agencies, unreachable } }
    return ok({ output: { mails, unreachable }, audit })
  },
})

const NOBODY = conflict('nobody-to-remind', '没有需要催报的单位：所选单位都已经提交。')

function owing(reports: readonly BoardReport[], ids: readonly string[] | undefined): BoardReport[] {
  const wanted = ids && new Set(ids)
  return reports.filter(
    ({ id, state, edition }) =>
      EDITABLE.includes(state) && edition === 0 && (!wanted || wanted.has(id)),
  )
}
