import { absent } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { AgencyDetail, AgencyInput, AgencyList, ListAgenciesInput } from '../identity.contract.ts'
import { agenciesOf, agencyById, namesOf } from '../store/agencies.ts'
import { agencyView } from './agency-shared.ts'
import type { IdentityContext } from './means/sessions.ts'

/** The agencies of the region in the order of lists. Office data: everybody signed in sees them. */
export const listAgencies = defineQuery({
  name: 'identity.list-agencies',
  title: '查看单位列表',
  input: ListAgenciesInput,
  output: AgencyList,
  audience: 'signed-in',
  load: async (_: IdentityContext) => ok(null),
  may: () => null,
  answer: async ({ tx, actor }, _, { withClosed }) => {
    const rows = await agenciesOf(tx, actor.regionId, withClosed ?? false)
    return ok({ agencies: rows.map(agencyView) })
  },
})

/** One agency with the names it has borne. */
export const readAgency = defineQuery({
  name: 'identity.read-agency',
  title: '查看单位',
  input: AgencyInput,
  output: AgencyDetail,
  audience: 'signed-in',
  load: async ({ tx, actor }: IdentityContext, { agencyId }) => {
    const agency = await agencyById(tx, actor.regionId, agencyId)
    return agency ? ok(agency) : fail(absent('no-agency', '没有这个单位。'))
  },
  may: () => null,
  answer: async ({ tx, actor }, agency) => {
    const names = await namesOf(tx, actor.regionId, agency.id)
    const borne = names.map(({ name, valid_from, valid_to }) => ({
      ...{ name, validFrom: valid_from, validTo: valid_to },
    }))
    return ok({ agency: agencyView(agency), names: borne })
  },
})
