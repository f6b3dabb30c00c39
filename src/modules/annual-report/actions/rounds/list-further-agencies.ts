import { MANAGERS } from '#core/annual-report/life/roles.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { FurtherAgencies, RoundInput } from '../../annual-report.contract.ts'
import type { RoundRow } from '../../store/reports.ts'
import { agenciesInRound } from '../../store/rounds.ts'
import type { Ctx } from '../load-report.ts'
import { agenciesToday, scopeOf } from './begin-reports.ts'
import { loadRound } from './load-round.ts'

/** The agencies of today that have no report in a round yet: those that could be added. */
export const listFurtherAgencies = defineQuery({
  name: 'annual-report.list-further-agencies',
  title: '查看可增加的单位',
  input: RoundInput,
  output: FurtherAgencies,
  audience: MANAGERS,
  load: loadRound,
  may: () => null,
  answer: async (context: Ctx, round: RoundRow) => {
    const known = await agenciesInRound(context.tx, context.actor.regionId, round.id)
    const further = (await agenciesToday(context)).filter(({ id }) => !known.has(id))
    return ok({
      agencies: further.map((agency) => ({
        ...{ id: agency.id, name: agency.name, scope: scopeOf(agency), reports: agency.reports },
      })),
    })
  },
})
