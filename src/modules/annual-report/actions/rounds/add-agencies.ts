import { MANAGERS } from '#core/annual-report/life/roles.ts'
import { conflict } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { AddAgenciesInput, AddAgenciesOutput } from '../../annual-report.contract.ts'
import type { RoundRow } from '../../store/reports.ts'
import { agenciesInRound } from '../../store/rounds.ts'
import { type Ctx, templateNamed } from '../load-report.ts'
import { agenciesToday, beginReports } from './begin-reports.ts'
import { loadRoundLocked, subjectOfRound } from './load-round.ts'
import { chosenAgencies } from './open-round.ts'

/** Asks further agencies for their report; those that have one keep it. */
export const addAgencies = defineAction({
  name: 'annual-report.add-agencies',
  title: '增加编制年报的单位',
  input: AddAgenciesInput,
  output: AddAgenciesOutput,
  audience: MANAGERS,
  changesPublicPages: true,
  load: loadRoundLocked,
  may: (_actor, round: RoundRow) =>
    round.closed_at === null
      ? null
      : conflict('round-closed', '这个编报任务已经结束；要增加单位，请先重新开启。'),
  run: async (context: Ctx, round: RoundRow, { agencyIds }) => {
    const chosen = chosenAgencies(await agenciesToday(context), agencyIds)
    if (!chosen.ok) return fail(chosen.error)
    const known = await agenciesInRound(context.tx, context.actor.regionId, round.id)
    const added = chosen.value.filter(({ id }) => !known.has(id))
    await beginReports(context, round, templateNamed(context.deps, round.template), added)
    const output = { added: added.length, known: chosen.value.length - added.length }
    const audit = { ...subjectOfRound(round), after: { added: added.map(({ name }) => name) } }
    return ok({ output, audit })
  },
})
