import { invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Changed, RenameAgencyInput } from '../identity.contract.ts'
import { AGENCY_KEEPERS, mayKeepAgencies } from '../identity.policy.ts'
import { changeName, namesOf, updateAgency } from '../store/agencies.ts'
import { agencyNote, agencyToChange, unlessTaken } from './agency-shared.ts'

const wrongDay = (sentence: string) => fail(invalid('wrong-day', sentence, { from: sentence }))

/** Another name from a day on; the earlier names are kept with the days they were borne. */
export const renameAgency = defineAction({
  name: 'identity.rename-agency',
  title: '单位更名',
  input: RenameAgencyInput,
  output: Changed,
  audience: AGENCY_KEEPERS,
  changesPublicPages: true,
  load: agencyToChange,
  may: mayKeepAgencies,
  run: async ({ tx, actor, now, today }, agency, { name, shortName, from }) => {
    if (from > today) return wrongDay('更名日期还没有到；请在更名生效后办理。')
    const last = (await namesOf(tx, actor.regionId, agency.id)).at(-1)
    if (last && from < last.valid_from) {
      return wrongDay(`更名日期不能早于现名称的启用日期 ${last.valid_from}。`)
    }
    const short_name = shortName || (agency.short_name === agency.name ? name : agency.short_name)
    const saved = await unlessTaken(async () => {
      await changeName(tx, agency, name, from)
      return updateAgency(tx, agency, now, { name, short_name })
    })
    if (!saved.ok) return saved
    const audit = agencyNote(
      { id: agency.id, name },
      {
        ...{ before: { name: agency.name }, after: { name, from } },
      },
    )
    return ok({ output: { id: agency.id, version: saved.value }, audit })
  },
})
