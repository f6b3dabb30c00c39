import { absent, invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { HANDLERS, TAKER_ROLES } from '#core/requests/life/roles.ts'
import { defineAction, defineQuery } from '#platform/action/define-action.ts'
import { AssignInput, AssignOutput, HandlerList, HandlersInput } from '../../requests.contract.ts'
import { mayAssign, noRequest } from '../../requests.policy.ts'
import { lockRequests, setHandler } from '../../store/register.ts'
import type { RequestRow } from '../../store/requests.ts'
import type { Ctx } from '../load-request.ts'

const CLERKS = TAKER_ROLES.clerk ?? []

/** Who may be given the requests of an agency: its clerks. */
export const listHandlers = defineQuery({
  name: 'requests.list-handlers',
  title: '查看可以指派的经办人员',
  input: HandlersInput,
  output: HandlerList,
  audience: HANDLERS,
  load: async (_context: Ctx, { agencyId }) => ok({ agencyId }),
  may: (actor, guarded: { agencyId: string }) => (mayAssign(actor, guarded) ? null : noRequest()),
  answer: async ({ tx, deps, actor }: Ctx, { agencyId }) => {
    const question = { regionId: actor.regionId, agencyId, roles: CLERKS }
    return ok({ handlers: [...(await deps.requests.agencies.holders(tx as never, question))] })
  },
})

/**
 * Gives requests of one agency to one of its clerks, all or none. Whoever has a request open is not
 * disturbed: who deals with it changes nothing that they could have typed against.
 */
export const assignRequests = defineAction({
  name: 'requests.assign',
  title: '指派经办人员',
  input: AssignInput,
  output: AssignOutput,
  audience: HANDLERS,
  load: async ({ tx, actor }: Ctx, { requestIds }) => {
    const wanted = new Set(requestIds)
    const found = await lockRequests(tx, actor.regionId, [...wanted])
    return found.length === wanted.size ? ok(found) : fail(noRequest())
  },
  may: (actor, requests: readonly RequestRow[]) =>
    requests.every(({ agency_id: agencyId }) => mayAssign(actor, { agencyId }))
      ? null
      : noRequest(),
  run: async ({ tx, deps, actor, now }: Ctx, requests: readonly RequestRow[], { handlerId }) => {
    const [agencyId = '', ...others] = new Set(requests.map(({ agency_id }) => agency_id))
    if (others.length > 0) {
      return fail(invalid('several-agencies', '请一次只指派同一个单位的申请。'))
    }
    const question = { regionId: actor.regionId, agencyId, roles: CLERKS }
    const clerks = await deps.requests.agencies.holders(tx as never, question)
    const handler = clerks.find(({ id }) => id === handlerId)
    if (!handler) return fail(absent('no-handler', '这个人不是该单位的经办人员，不能指派。'))
    const changed = requests.filter(({ handler_id }) => handler_id !== handlerId)
    const ids = changed.map(({ id }) => id)
    await setHandler(tx, { regionId: actor.regionId, ids, now }, handler)
    const audit = changed.map(({ id, number, handler_name }) => ({
      ...{ subject: { kind: 'disclosure-request', id, name: number }, scope: agencyId },
      ...{ before: { handler: handler_name }, after: { handler: handler.name } },
    }))
    return ok({ output: { changed: ids.length, handlerName: handler.name }, audit })
  },
})
