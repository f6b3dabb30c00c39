import { reordered, subtreeOf } from '#core/identity/tree.ts'
import { invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Changed, MoveAgencyInput } from '../identity.contract.ts'
import { AGENCY_KEEPERS, mayKeepAgencies } from '../identity.policy.ts'
import { agenciesOf, placeAgencies, updateAgency } from '../store/agencies.ts'
import { agencyNote, agencyToChange, openAgency } from './agency-shared.ts'

const RING = '不能移到自己的下属单位下面。'

/** Another parent, another place in the lists, or both. */
export const moveAgency = defineAction({
  name: 'identity.move-agency',
  title: '调整单位位置',
  input: MoveAgencyInput,
  output: Changed,
  audience: AGENCY_KEEPERS,
  load: agencyToChange,
  may: mayKeepAgencies,
  run: async (context, agency, { parentId, beforeId }) => {
    const { tx, deps, actor, now } = context
    const all = await agenciesOf(tx, actor.regionId, true)
    const parent_id = parentId === undefined ? agency.parent_id : parentId
    if (parentId) {
      const parent = await openAgency(context, parentId, 'parentId')
      if (!parent.ok) return parent
      const nodes = all.map((each) => ({ id: each.id, parentId: each.parent_id }))
      if (subtreeOf(nodes, agency.id).has(parentId)) {
        return fail(invalid('ring', RING, { parentId: RING }))
      }
    }
    if (beforeId !== undefined) {
      const ids = all.map(({ id }) => id)
      await placeAgencies(tx, actor.regionId, reordered(ids, agency.id, beforeId))
    }
    const version = await updateAgency(tx, agency, now, { parent_id })
    deps.identity.access.forgetAll()
    const audit = agencyNote(agency, {
      before: { parentId: agency.parent_id },
      after: { parentId: parent_id, ...(beforeId !== undefined && { beforeId }) },
    })
    return ok({ output: { id: agency.id, version }, audit })
  },
})
