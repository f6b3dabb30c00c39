import { absent, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { Guarded } from '../../requests.policy.ts'
import {
  type CorrectionEvent,
  type CorrectionRecord,
  correctionEvents,
  findCorrection,
} from '../../store/corrections.ts'
import type { Ctx } from '../load-request.ts'

/** A correction as actions work with it. */
export type LoadedCorrection = {
  readonly row: CorrectionRecord
  readonly events: readonly CorrectionEvent[]
  readonly guarded: Guarded
}

type Wanted = { readonly correctionId: string }

export const loadCorrection = (context: Ctx, input: Wanted) => load(context, input, false)
export const lockCorrection = (context: Ctx, input: Wanted) => load(context, input, true)

async function load(
  { tx, actor }: Ctx,
  { correctionId }: Wanted,
  lock: boolean,
): Promise<Result<LoadedCorrection, Refusal>> {
  const key = { regionId: actor.regionId, correctionId }
  const row = await findCorrection(tx, key, { lock })
  if (!row) return fail(noCorrection())
  const events = await correctionEvents(tx, key)
  return ok({ row, events, guarded: { agencyId: row.agency_id } })
}

export function noCorrection(): Refusal {
  return absent('no-correction', '没有这件更正申请，或者您不能查看它。')
}

/** How the trail names a correction: by its number, never by its applicant. */
export function correctionSubject({ row }: Pick<LoadedCorrection, 'row'>) {
  return {
    subject: { kind: 'request-correction', id: row.id, name: row.number },
    scope: row.agency_id,
  }
}
