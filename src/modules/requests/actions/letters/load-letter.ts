import { absent, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { findLetter, type LetterRow } from '../../store/letters.ts'
import { type Ctx, type Loaded, loadRequest, subjectOf } from '../load-request.ts'

export type LoadedLetter = Loaded & { readonly letter: LetterRow }

type Wanted = { readonly requestId: string; readonly letterId: string }

export const loadLetterSeen = (context: Ctx, input: Wanted) => load(context, input, false)
export const loadLetterLocked = (context: Ctx, input: Wanted) => load(context, input, true)

async function load(
  context: Ctx,
  { requestId, letterId }: Wanted,
  lock: boolean,
): Promise<Result<LoadedLetter, Refusal>> {
  const loaded = await loadRequest(context, requestId, { lock })
  if (!loaded.ok) return loaded
  const key = { regionId: context.actor.regionId, requestId }
  const letter = await findLetter(context.tx, key, letterId)
  return letter ? ok({ ...loaded.value, letter }) : fail(noLetter())
}

export function noLetter(): Refusal {
  return absent('no-letter', '没有这份文书，或者您不能查看它。')
}

/** What the trail says of a letter: its kind and number, never what it says. */
export function letterNote(
  loaded: Loaded,
  { id, kind, number }: Pick<LetterRow, 'id' | 'kind' | 'number'>,
) {
  return { ...subjectOf(loaded), after: { letterId: id, kind, number } }
}
