import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { STATES } from '#core/requests/life/states.ts'
import type { ListInput } from '../../requests.contract.ts'
import { visibleAgencies } from '../../requests.policy.ts'
import { requestsBehind } from '../../requests.statistics.ts'
import type { RegisterFilter } from '../../store/register.ts'
import { REQUEST_TABLES } from '../../views/statistics-tables.ts'
import type { Ctx } from '../load-request.ts'
import { countedBy } from '../statistics/counting-scope.ts'

type Wanted = Omit<ListInput, 'page' | 'size' | 'order'>

type Filtered = {
  readonly filter: RegisterFilter
  /** Which figure of the statistics is opened, in words; null where it is none. */
  readonly selection: string | null
}

/** What is asked for, within what this person may see at all. */
export async function filterOf(context: Ctx, wanted: Wanted): Promise<Result<Filtered, Refusal>> {
  const { actor, deps } = context
  const { marks } = deps.requests
  const { cell, from, to, form, below, ...plain } = wanted
  const { applicant, mine, states, internallyLate, ...rest } = plain
  const behind = await behindCell(context, wanted)
  if (!behind.ok) return behind
  const known = applicant?.trim()
  const filter = {
    ...{ ...rest, regionId: actor.regionId, agencies: visibleAgencies(actor) },
    // The agency of a figure is in its requests already, with those below it.
    ...(behind.value && { ids: behind.value.ids, agencyId: undefined }),
    states: states?.split(',').filter((name): name is keyof typeof STATES => name in STATES),
    internallyLateOn: internallyLate ? context.today : undefined,
    handlerId: mine ? (actor.id ?? undefined) : undefined,
    ...(known && { marks: [...marks.applicant.all(known), ...marks.phone.all(known)] }),
  }
  return ok({ filter, selection: behind.value?.selection ?? null })
}

type Behind = { readonly ids: readonly string[]; readonly selection: string }

/** The requests that make up a figure of the statistics; null where none is asked for. */
async function behindCell(
  context: Ctx,
  { cell, from, to, form, below, agencyId }: Wanted,
): Promise<Result<Behind | null, Refusal>> {
  if (cell === undefined) return ok(null)
  const sentence = '没有这个统计数字，请从统计表里重新打开。'
  if (from === undefined || to === undefined) return fail(invalid('no-cell', sentence))
  const scope = { from, to, form, below, agencyId }
  const counted = await countedBy(context, scope as Parameters<typeof countedBy>[1])
  if (!counted.ok) return counted
  const { title, version } = counted.value
  const place = counted.value.form.cellById.get(cell)
  if (!place || !REQUEST_TABLES.includes(place.table.id)) return fail(invalid('no-cell', sentence))
  const found = await requestsBehind(context.tx as never, counted.value.scope, version, cell)
  return ok({
    ids: [...new Set(found.map(({ id }) => id))],
    selection: `${place.name}（${title}）`,
  })
}
