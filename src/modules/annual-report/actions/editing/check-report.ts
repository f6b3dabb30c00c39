import { READERS } from '#core/annual-report/life/roles.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { CheckView, ReportInput } from '../../annual-report.contract.ts'
import { refuseUnseen } from '../../annual-report.policy.ts'
import { findingsOf } from '../../views/report-answers.ts'
import { countsOf, findRelatives, judge } from '../judge-report.ts'
import { type Ctx, type Loaded, loadSeen } from '../load-report.ts'
import { ruleTitles } from '../rule-titles.ts'

/** What is wrong or doubtful in a report as it stands, held against last year's and its members'. */
export const checkStoredReport = defineQuery({
  name: 'annual-report.check',
  title: '检查年度报告',
  input: ReportInput,
  output: CheckView,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }) => refuseUnseen(actor, guarded),
  answer: async (context: Ctx, loaded: Loaded) => {
    const { report, template } = loaded
    const result = judge(loaded, report.content, await findRelatives(context, loaded))
    return ok({
      version: report.version,
      ...countsOf(result),
      findings: findingsOf(result, ruleTitles([template])),
    })
  },
})
