import { STATES } from '#core/requests/life/states.ts'
import type { ListInput } from '../../requests.contract.ts'
import { visibleAgencies } from '../../requests.policy.ts'
import type { RegisterFilter } from '../../store/register.ts'
import type { Ctx } from '../load-request.ts'

type Wanted = Omit<ListInput, 'page' | 'size' | 'order'>

/** What is asked for, within what this person may see at all. */
export function filterOf({ actor, deps }: Ctx, wanted: Wanted): RegisterFilter {
  const { marks } = deps.requests
  const { applicant, mine, states, ...rest } = wanted
  const known = applicant?.trim()
  return {
    ...{ ...rest, regionId: actor.regionId, agencies: visibleAgencies(actor) },
    states: states?.split(',').filter((name): name is keyof typeof STATES => name in STATES),
    handlerId: mine ? (actor.id ?? undefined) : undefined,
    ...(known && { marks: [...marks.applicant.all(known), ...marks.phone.all(known)] }),
  }
}
