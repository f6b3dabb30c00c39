import { MANAGERS } from '#core/annual-report/life/roles.ts'
import { conflict } from '#core/kit/refusal.ts'
import { ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { RoundInput, RoundVersion } from '../../annual-report.contract.ts'
import type { RoundRow } from '../../store/reports.ts'
import { updateRound } from '../../store/rounds.ts'
import type { Ctx } from '../load-report.ts'
import { loadRoundLocked, subjectOfRound } from './load-round.ts'

/** Ends a round: reports in it are no longer written or handed in; those published can be corrected. */
export const closeRound = defineAction({
  name: 'annual-report.close-round',
  title: '结束编报任务',
  input: RoundInput,
  output: RoundVersion,
  audience: MANAGERS,
  changesPublicPages: true,
  load: loadRoundLocked,
  may: (_actor, round: RoundRow) =>
    round.closed_at === null ? null : conflict('round-closed', '这个编报任务已经结束。'),
  run: async ({ tx, now }: Ctx, round: RoundRow) => {
    await updateRound(tx, round, { closed_at: now, updated_at: now })
    const audit = {
      ...subjectOfRound(round),
      before: { closed_at: null },
      after: { closed_at: now },
    }
    return ok({ output: { roundId: round.id, version: round.version + 1 }, audit })
  },
})
