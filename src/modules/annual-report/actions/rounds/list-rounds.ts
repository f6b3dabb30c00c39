import { READERS } from '#core/annual-report/life/roles.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { ListRoundsInput, type RoundData, RoundList } from '../../annual-report.contract.ts'
import { visibleAgencies } from '../../annual-report.policy.ts'
import type { RoundRow } from '../../store/reports.ts'
import { listRounds } from '../../store/rounds.ts'
import { datesOf } from '../../views/report-answers.ts'
import type { Ctx } from '../load-report.ts'

/** Every round, with how many of the reports this person may see are in each state. */
export const listAllRounds = defineQuery({
  name: 'annual-report.list-rounds',
  title: '查看编报任务',
  input: ListRoundsInput,
  output: RoundList,
  audience: READERS,
  load: async () => ok(null),
  may: () => null,
  answer: async ({ tx, actor }: Ctx) => {
    const found = await listRounds(tx, actor.regionId, visibleAgencies(actor))
    return ok({ rounds: found.map(({ round, counts }) => roundAnswer(round, counts)) })
  },
})

export function roundAnswer(round: RoundRow, counts: Record<string, number>): RoundData {
  const { year, template, version, created_at: createdAt } = round
  return { ...datesOf(round), year, template, version, createdAt, counts }
}
