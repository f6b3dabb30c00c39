import { MANAGERS } from '#core/annual-report/life/roles.ts'
import { conflict, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import type { Tx } from '#platform/db/database.ts'
import { violatedConstraint } from '#platform/db/database.ts'
import { newId } from '#platform/db/uuid.ts'
import { OpenRoundInput, OpenRoundOutput } from '../../annual-report.contract.ts'
import type { ReportingAgency } from '../../annual-report.ports.ts'
import { findRoundOfYear, insertRound } from '../../store/rounds.ts'
import type { Ctx } from '../load-report.ts'
import { agenciesToday, beginReports } from './begin-reports.ts'
import { planYear, type YearPlan } from './propose-round.ts'

type Target = YearPlan & { readonly agencies: readonly ReportingAgency[] }

/** Calls for the reports of a year: one round, one report for each agency, last year's carried over. */
export const openRound = defineAction({
  name: 'annual-report.open-round',
  title: '建立编报任务',
  input: OpenRoundInput,
  output: OpenRoundOutput,
  audience: MANAGERS,
  changesPublicPages: true,
  load: async (context: Ctx, input): Promise<Result<Target, Refusal>> => {
    const { deps, today } = context
    const asked = { today, wanted: input.template }
    const plan = planYear(deps.annualReports.templates, input.year, asked)
    if (!plan.ok) return plan
    if (await findRoundOfYear(context.tx, context.actor.regionId, input.year))
      return fail(taken(input))
    const agencies = chosenAgencies(await agenciesToday(context), input.agencyIds)
    return agencies.ok ? ok({ ...plan.value, agencies: agencies.value }) : agencies
  },
  may: () => null,
  run: async (context: Ctx, { template, days, title, agencies }: Target, input) => {
    const { tx, actor, now, deps } = context
    const round = {
      ...{ region_id: actor.regionId, id: newId(), year: input.year, template: template.id },
      ...{ title: input.title?.trim() ?? title, instructions: input.instructions ?? '' },
      internal_due_on: input.internalDueOn ?? days.internal.on,
      agency_due_on: input.agencyDueOn ?? days.agency.on,
      government_due_on: input.governmentDueOn ?? days.government.on,
      may_make_rules: await deps.annualReports.agencies.mayMakeRules(
        tx as unknown as Tx<never>,
        actor.regionId,
      ),
      ...{ created_at: now, updated_at: now },
    }
    const wrong = wrongDays(round)
    if (wrong) return fail(wrong)
    try {
      await insertRound(tx, round)
    } catch (error) {
      if (violatedConstraint(error)?.includes('year')) return fail(taken(input))
      throw error
    }
    await beginReports(context, round, template, agencies)
    const subject = { kind: 'reporting-round', id: round.id, name: round.title }
    const after = { ...round, reports: agencies.length }
    return ok({
      output: { roundId: round.id, reports: agencies.length },
      audit: { subject, after },
    })
  },
})

function taken({ year }: { readonly year: number }): Refusal {
  return conflict('round-exists', `${year} 年度的编报任务已经建立，请在列表中打开它。`)
}

/** The agencies named, or all that owe a report; a name that is no agency's is refused. */
export function chosenAgencies(
  all: readonly ReportingAgency[],
  ids: readonly string[] | undefined,
): Result<readonly ReportingAgency[], Refusal> {
  const wanted = ids ? new Set(ids) : null
  const chosen = all.filter(({ id, reports }) => (wanted ? wanted.has(id) : reports))
  if (wanted && chosen.length < wanted.size) {
    return fail(
      invalid('unknown-agency', '有的单位不存在或已撤销，请重新选择。', {
        agencyIds: '请重新选择单位。',
      }),
    )
  }
  return chosen.length > 0
    ? ok(chosen)
    : fail(invalid('no-agencies', '没有需要编制年报的单位，请先在机构管理中登记。'))
}

type Days = {
  readonly internal_due_on: string
  readonly agency_due_on: string
}

/** Days that stand in the wrong order. */
export function wrongDays({ internal_due_on, agency_due_on }: Days): Refusal | null {
  if (internal_due_on <= agency_due_on) return null
  const sentence = '报送主管部门的日期应当不晚于向社会公布的日期。'
  return invalid('days-out-of-order', sentence, { internalDueOn: sentence })
}
