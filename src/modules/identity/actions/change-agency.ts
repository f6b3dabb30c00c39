import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { ChangeAgencyInput, Changed } from '../identity.contract.ts'
import { AGENCY_KEEPERS, mayKeepAgencies } from '../identity.policy.ts'
import { updateAgency } from '../store/agencies.ts'
import {
  agencyNote,
  agencyToChange,
  agencyView,
  creditCodeProblem,
  unlessTaken,
} from './agency-shared.ts'

/** Everything about an agency but its name and its place. */
export const changeAgency = defineAction({
  name: 'identity.change-agency',
  title: '修改单位信息',
  input: ChangeAgencyInput,
  output: Changed,
  audience: AGENCY_KEEPERS,
  changesPublicPages: true,
  load: agencyToChange,
  may: mayKeepAgencies,
  run: async ({ tx, now }, agency, input) => {
    const problem = creditCodeProblem(input.creditCode)
    if (problem) return fail(problem)
    const { shortName, kind, creditCode, reports, contact } = input
    const change = {
      ...(shortName !== undefined && { short_name: shortName || agency.name }),
      ...(kind !== undefined && { kind }),
      ...(creditCode !== undefined && { credit_code: creditCode || null }),
      ...(reports !== undefined && { reports }),
      ...(contact !== undefined && { contact }),
    }
    const saved = await unlessTaken(() => updateAgency(tx, agency, now, change))
    if (!saved.ok) return saved
    const after = agencyView({ ...agency, ...change, version: saved.value })
    const audit = agencyNote(agency, { before: agencyView(agency), after })
    return ok({ output: { id: agency.id, version: saved.value }, audit })
  },
})
