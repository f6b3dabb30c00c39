import { Type } from 'typebox'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { choice, Id } from '#platform/action/shapes.ts'
import type { Contact } from '../../requests.ports.ts'
import type { Ctx } from '../load-request.ts'

const Agencies = Type.Array(
  Type.Object({
    id: Id,
    name: Type.String(),
    kind: choice(['government', 'department', 'township', 'institution']),
    contact: Type.Unsafe<Contact>({ type: 'object', additionalProperties: true }),
  }),
)

/** The agencies that can be applied to, today. */
export const listAgencies = defineQuery({
  name: 'requests.list-agencies',
  title: '可以申请的单位',
  input: Type.Object({}),
  output: Agencies,
  audience: 'anyone',
  load: async () => ok(null),
  may: () => null,
  answer: async ({ tx, deps, actor, today }: Ctx) => {
    const agencies = await deps.requests.agencies.onDay(tx as never, actor.regionId, today)
    return ok(agencies.map(({ id, name, kind, contact }) => ({ id, name, kind, contact })))
  },
})
