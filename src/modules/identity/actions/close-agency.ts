import { conflict, invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Changed, CloseAgencyInput } from '../identity.contract.ts'
import { AGENCY_KEEPERS, mayKeepAgencies } from '../identity.policy.ts'
import { dependentsOf, updateAgency } from '../store/agencies.ts'
import { agencyNote, agencyToChange, openAgency } from './agency-shared.ts'

/** Ends an agency; its files stay under its name, and its successor is named. */
export const closeAgency = defineAction({
  name: 'identity.close-agency',
  title: '撤销单位',
  input: CloseAgencyInput,
  output: Changed,
  audience: AGENCY_KEEPERS,
  changesPublicPages: true,
  load: agencyToChange,
  may: mayKeepAgencies,
  run: async (context, agency, { on, successorId }) => {
    const { tx, deps, actor, now } = context
    if (on <= agency.valid_from) {
      const sentence = `撤销日期应当晚于成立日期 ${agency.valid_from}。`
      return fail(invalid('wrong-day', sentence, { on: sentence }))
    }
    if (successorId) {
      const successor = await openAgency(context, successorId, 'successorId')
      if (!successor.ok) return successor
      if (successorId === agency.id) {
        return fail(
          invalid('own-successor', '单位不能由自己承继。', { successorId: '不能是自己。' }),
        )
      }
    }
    const { children, people } = await dependentsOf(tx, actor.regionId, agency.id)
    if (children + people > 0) {
      const sentence = `还有 ${children} 个下属单位、${people} 名在岗人员，请先调整到别的单位。`
      return fail(conflict('agency-in-use', sentence))
    }
    const change = { valid_to: on, succeeded_by: successorId ?? null }
    const version = await updateAgency(tx, agency, now, change)
    deps.identity.access.forgetAll()
    const audit = agencyNote(agency, { after: { closedOn: on, successorId: successorId ?? null } })
    return ok({ output: { id: agency.id, version }, audit })
  },
})
