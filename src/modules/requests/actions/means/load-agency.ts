import { absent, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { RequestedAgency } from '../../requests.ports.ts'
import type { Ctx } from '../load-request.ts'

/** For `load`: the agency of the actor's region with that id. */
export async function loadAgency(
  { tx, deps, actor }: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<Result<RequestedAgency, Refusal>> {
  const agency = await deps.requests.agencies.byId(tx as never, actor.regionId, agencyId)
  return agency ? ok(agency) : fail(absent('no-agency', '没有这个单位。'))
}
