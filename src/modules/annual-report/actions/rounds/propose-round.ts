import { type DueDays, dueDaysOf } from '#core/annual-report/life/due-days.ts'
import { MANAGERS } from '#core/annual-report/life/roles.ts'
import { type Template, templateOfYear } from '#core/annual-report/template.ts'
import { type Day, yearOf } from '#core/kit/day.ts'
import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { RoundProposal, RoundProposalInput } from '../../annual-report.contract.ts'
import { findRoundOfYear } from '../../store/rounds.ts'
import type { Ctx } from '../load-report.ts'
import { agenciesToday, scopeOf } from './begin-reports.ts'

/** What follows from the year alone. */
export type YearPlan = {
  readonly template: Template
  readonly days: DueDays
  readonly title: string
}

/**
 * The template in force for a year and the days its reports are due, or why there can be no round:
 * a report is written after its year, so that nothing is asked for a year that has not begun.
 */
export function planYear(
  templates: readonly Template[],
  year: number,
  { today, wanted }: { readonly today: Day; readonly wanted?: string | undefined },
): Result<YearPlan, Refusal> {
  if (year > yearOf(today)) {
    const sentence = `${year} 年还没有到，不能布置这一年度的报告，请改填年度。`
    return fail(invalid('year-to-come', sentence, { year: sentence }))
  }
  const template = wanted
    ? templates.find(({ id }) => id === wanted)
    : templateOfYear(templates, year)
  if (!template) {
    const sentence = wanted ? '没有这种报告格式。' : `没有适用于 ${year} 年度的报告格式。`
    return fail(invalid('no-template', sentence, { [wanted ? 'template' : 'year']: sentence }))
  }
  const days = dueDaysOf(year)
  if (!days) {
    const sentence = `没有 ${year} 年度报告的法定期限，不能建立编报任务。`
    return fail(invalid('no-due-days', sentence, { year: sentence }))
  }
  return ok({ template, days, title: `${year}年度政府信息公开工作年度报告` })
}

/** What a round of a year would be like, for the office to look over before it is opened. */
export const proposeRound = defineQuery({
  name: 'annual-report.propose-round',
  title: '准备编报任务',
  input: RoundProposalInput,
  output: RoundProposal,
  audience: MANAGERS,
  load: async ({ deps, today }: Ctx, { year }) =>
    planYear(deps.annualReports.templates, year, { today }),
  may: () => null,
  answer: async (context: Ctx, { template, days, title }: YearPlan, { year }) => {
    const agencies = (await agenciesToday(context)).filter(({ reports }) => reports)
    const existing = await findRoundOfYear(context.tx, context.actor.regionId, year)
    return ok({
      ...{ year, template: template.id, title, existing: existing?.id ?? null },
      ...{ internalDueOn: days.internal.on, agencyDueOn: days.agency.on },
      governmentDueOn: days.government.on,
      sources: {
        ...{ internalDueOn: days.internal.source, agencyDueOn: days.agency.source },
        governmentDueOn: days.government.source,
      },
      templates: context.deps.annualReports.templates.map(({ id, name }) => ({ id, name })),
      agencies: agencies.map((each) => ({ id: each.id, name: each.name, scope: scopeOf(each) })),
    })
  },
})
