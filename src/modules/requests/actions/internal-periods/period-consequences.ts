import { checkInternal, type InternalPeriod } from '#core/clock/internal.ts'
import type { Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { RequestedAgency } from '../../requests.ports.ts'
import { internalPeriods } from '../../store/internal-periods.ts'
import { openRequests } from '../../store/open-requests.ts'
import { type Ctx, regionCalendar } from '../load-request.ts'
import { loadAgency } from '../means/load-agency.ts'
import { type Moved, movedBy } from '../means/moved-days.ts'

/** For `load`: the agency a rule is for, null for all; refused where the rule cannot be set. */
export async function loadPeriod(
  context: Ctx,
  { agencyId, rule, workingDays }: InternalPeriod,
): Promise<Result<RequestedAgency | null, Refusal>> {
  const wrong = checkInternal({ agencyId, rule, workingDays }, context.today)
  if (wrong) return fail(wrong)
  return agencyId === null ? ok(null) : loadAgency(context, { agencyId })
}

/** Every open request whose internal day is another under the rule. */
export async function consequencesOfPeriod(
  context: Ctx,
  given: InternalPeriod,
  options: { readonly lock?: boolean } = {},
): Promise<{ readonly open: number; readonly moved: readonly Moved[] }> {
  const { tx, actor, today } = context
  const before = await internalPeriods(tx, actor.regionId)
  const standing = [...before.filter(({ agencyId }) => agencyId !== given.agencyId), given]
  const all = await openRequests(tx, actor.regionId, options)
  const open = all.filter(({ agencyId }) => given.agencyId === null || agencyId === given.agencyId)
  const calendar = await regionCalendar(context)
  const moved = movedBy(open, { calendar, standing, today })
  return {
    open: open.length,
    moved: moved.filter((each) => each.internalDueOn !== each.newInternalDueOn),
  }
}
