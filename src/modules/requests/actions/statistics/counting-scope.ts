import { type Template, templateOfYear } from '#core/annual-report/template.ts'
import { isDay, yearOf } from '#core/kit/day.ts'
import { absent, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { type Period, versionOfForm } from '#core/requests/counting.ts'
import type { StatisticsInput } from '../../contract/statistics.ts'
import { visibleAgencies } from '../../requests.policy.ts'
import type { CountingScope } from '../../store/counting.ts'
import type { Ctx } from '../load-request.ts'
import { agencyNames } from '../means/agency-names.ts'

/** What is counted, in which form, and how people say it. */
export type Counted = {
  readonly scope: CountingScope
  readonly form: Template
  readonly version: ReturnType<typeof versionOfForm>
  /** `安澜县教育局及下属单位，2025年`. */
  readonly title: string
}

/** What is asked for, within what this person may see at all; refused with the field that is wrong. */
export async function countedBy(
  context: Ctx,
  { agencyId, below = false, from, to, form: wanted }: StatisticsInput,
): Promise<Result<Counted, Refusal>> {
  const period = periodOf(from, to)
  if (!period.ok) return period
  const form = formOf(context.deps.requests.forms, wanted, yearOf(to))
  if (!form.ok) return form
  const agencies = await agenciesOf(context, agencyId, below)
  if (!agencies.ok) return agencies
  const { actor } = context
  const scope = { regionId: actor.regionId, agencyIds: agencies.value, period: period.value }
  const names = await agencyNames(context)
  const whose =
    agencyId === undefined
      ? wholeOf(context, names)
      : `${names(agencyId)}${below ? '及下属单位' : ''}`
  const title = `${whose}，${periodText(period.value)}`
  return ok({ scope, form: form.value, version: versionOfForm(form.value.id), title })
}

function periodOf(from: string, to: string): Result<Period, Refusal> {
  for (const [field, day] of Object.entries({ from, to })) {
    if (!isDay(day)) return fail(invalid('no-day', `${day} 不是日期。`, { [field]: '不是日期。' }))
  }
  const sentence = '结束日期不能早于开始日期。'
  return from > to ? fail(invalid('period', sentence, { to: sentence })) : ok({ from, to })
}

function formOf(
  forms: readonly Template[],
  wanted: string | undefined,
  year: number,
): Result<Template, Refusal> {
  const form = wanted ? forms.find(({ id }) => id === wanted) : templateOfYear(forms, year)
  if (form) return ok(form)
  const sentence = wanted ? '没有这种报告格式。' : `没有适用于 ${year} 年度的报告格式，请选择一种。`
  return fail(invalid('no-form', sentence, { form: sentence }))
}

/** Null: all of the region. */
async function agenciesOf(
  { actor, deps, tx }: Ctx,
  agencyId: string | undefined,
  below: boolean,
): Promise<Result<ReadonlySet<string> | null, Refusal>> {
  const seen = visibleAgencies(actor)
  if (agencyId === undefined) return ok(seen)
  const own = below
    ? await deps.requests.agencies.below(tx as never, actor.regionId, agencyId)
    : new Set([agencyId])
  const known = seen === null ? own : new Set([...own].filter((id) => seen.has(id)))
  return known.has(agencyId)
    ? ok(known)
    : fail(absent('no-agency', '没有这个单位，或者您不能查看它的统计。'))
}

function wholeOf({ actor }: Ctx, names: (id: string) => string): string {
  const seen = visibleAgencies(actor)
  const [only] = seen?.size === 1 ? seen : []
  if (only) return names(only)
  return seen === null ? '全部单位' : '本人可以查看的单位'
}

function periodText({ from, to }: Period): string {
  const year = from.slice(0, 4)
  const isYear = from === `${year}-01-01` && to === `${year}-12-31`
  return isYear ? `${year}年` : `${from}至${to}`
}
