import type { Static } from 'typebox'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Changed, CreateAgencyInput } from '../identity.contract.ts'
import { AGENCY_KEEPERS, mayKeepAgencies } from '../identity.policy.ts'
import { agenciesOf, insertAgency, lockTree } from '../store/agencies.ts'
import {
  agencyNote,
  agencyView,
  creditCodeProblem,
  openAgency,
  unlessTaken,
} from './agency-shared.ts'
import { newAgency } from './means/rows.ts'
import type { IdentityContext } from './means/sessions.ts'

/** A new agency, in the last place below its parent. */
export const createAgency = defineAction({
  name: 'identity.create-agency',
  title: '新增单位',
  input: CreateAgencyInput,
  output: Changed,
  audience: AGENCY_KEEPERS,
  load: async (context: IdentityContext, { parentId }: Static<typeof CreateAgencyInput>) => {
    await lockTree(context.tx, context.actor.regionId)
    if (!parentId) return ok(null)
    return openAgency(context, parentId, 'parentId')
  },
  may: mayKeepAgencies,
  run: async (context, parent, input) => {
    const { tx, deps, actor, now, today } = context
    const problem = creditCodeProblem(input.creditCode)
    if (problem) return fail(problem)
    const position = (await agenciesOf(tx, actor.regionId, true)).length + 1
    const own = { regionId: actor.regionId, parentId: parent?.id ?? null, position }
    const row = newAgency({ ...input, ...own, validFrom: input.validFrom ?? today }, now)
    const saved = await unlessTaken(() => insertAgency(tx, row))
    if (!saved.ok) return saved
    deps.identity.access.forgetAll()
    const audit = agencyNote(row, { after: agencyView(row) })
    return ok({ output: { id: row.id, version: 1 }, audit })
  },
})
