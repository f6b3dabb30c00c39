import { MANAGERS } from '#core/annual-report/life/roles.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { ChangeRoundInput, RoundVersion } from '../../annual-report.contract.ts'
import type { RoundRow } from '../../store/reports.ts'
import { updateRound } from '../../store/rounds.ts'
import type { Ctx } from '../load-report.ts'
import { CHANGED_SINCE, loadRoundLocked, subjectOfRound } from './load-round.ts'
import { wrongDays } from './open-round.ts'

/** Changes the days, the name or the instructions of a round; closes it or opens it again. */
export const changeRound = defineAction({
  name: 'annual-report.change-round',
  title: '修改编报任务',
  input: ChangeRoundInput,
  output: RoundVersion,
  audience: MANAGERS,
  changesPublicPages: true,
  load: loadRoundLocked,
  may: (_actor, round: RoundRow, { version }) => (round.version === version ? null : CHANGED_SINCE),
  run: async ({ tx, now }: Ctx, round: RoundRow, input) => {
    const days = {
      internal_due_on: input.internalDueOn ?? round.internal_due_on,
      agency_due_on: input.agencyDueOn ?? round.agency_due_on,
      government_due_on: input.governmentDueOn ?? round.government_due_on,
    }
    const wrong = wrongDays(days)
    if (wrong) return fail(wrong)
    const isClosed = input.closed ?? round.closed_at !== null
    const values = {
      ...days,
      title: input.title?.trim() ?? round.title,
      instructions: input.instructions ?? round.instructions,
      closed_at: isClosed ? (round.closed_at ?? now) : null,
    }
    await updateRound(tx, round, { ...values, updated_at: now })
    const { title, instructions, internal_due_on, agency_due_on, government_due_on } = round
    const before = { title, instructions, internal_due_on, agency_due_on, government_due_on }
    const audit = {
      ...subjectOfRound(round),
      before: { ...before, closed_at: round.closed_at },
      after: values,
    }
    return ok({ output: { roundId: round.id, version: round.version + 1 }, audit })
  },
})
