import { absent, conflict, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { RoundRow } from '../../store/reports.ts'
import { findRound } from '../../store/rounds.ts'
import type { Ctx } from '../load-report.ts'

/** Fetches a round of the actor's region. */
export async function loadRound(
  { tx, actor }: Ctx,
  { roundId }: { readonly roundId: string },
): Promise<Result<RoundRow, Refusal>> {
  const round = await findRound(tx, actor.regionId, roundId)
  return round ? ok(round) : fail(absent('no-round', '没有这个编报任务。'))
}

/** The same, locked for a change. */
export async function loadRoundLocked(
  { tx, actor }: Ctx,
  { roundId }: { readonly roundId: string },
): Promise<Result<RoundRow, Refusal>> {
  const round = await findRound(tx, actor.regionId, roundId, { lock: true })
  return round ? ok(round) : fail(absent('no-round', '没有这个编报任务。'))
}

export const subjectOfRound = (round: Pick<RoundRow, 'id' | 'title'>) => ({
  subject: { kind: 'reporting-round', id: round.id, name: round.title },
})

export const CHANGED_SINCE = conflict('changed-since', '这个编报任务刚被别人改过，请刷新后再改。')
