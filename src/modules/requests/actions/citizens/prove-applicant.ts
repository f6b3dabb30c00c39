import { Type } from 'typebox'
import { normalDocumentNumber } from '#core/kit/document-number.ts'
import { forbidden, type Refusal } from '#core/kit/refusal.ts'
import { ok, type Result } from '#core/kit/result.ts'
import { mayBeTelephone } from '#core/kit/telephone.ts'
import { guessesCountSince, minutesShut } from '#core/requests/citizens/guesses.ts'
import type { RecordedRefusal } from '#platform/action/define-action.ts'
import { holdCalendar } from '../../store/calendar.ts'
import { insertGuess, latestGuesses, requestsNumbered } from '../../store/citizens.ts'
import type { RequestRow } from '../../store/requests.ts'
import { type Ctx, type Loaded, loadRequest } from '../load-request.ts'
import { isQueryCode } from '../means/query-code.ts'

/** By which an applicant without an account is known: the number, and the code or the telephone. */
export const PROOF_FIELDS = {
  number: Type.String({ minLength: 1, maxLength: 100, title: '登记编号' }),
  proof: Type.String({ minLength: 1, maxLength: 60, title: '查询码或者联系电话' }),
}

export type Proof = { readonly number: string; readonly proof: string }

/** A request with when its telephone is a proof again; null: it is one now. */
type Guessed = Pick<RequestRow, 'region_id' | 'id' | 'number'> & {
  readonly minutesShut: number | null
}

/** The request whose applicant this is; `guessed` are those that the proof does not fit. */
export type Proven = {
  readonly loaded: Loaded | null
  readonly guessed: readonly Guessed[]
  /** Tried was a telephone, which can be guessed; else a code, which cannot. */
  readonly isTelephone: boolean
}

/** For `load` of a question: the request, when the proof fits. */
export const loadProven = (context: Ctx, proof: Proof) => prove(context, proof, false)

/** For `load` of a change: the request, locked, when the proof fits. */
export const loadProvenLocked = (context: Ctx, proof: Proof) => prove(context, proof, true)

async function prove(
  context: Ctx,
  { number, proof }: Proof,
  lock: boolean,
): Promise<Result<Proven, Refusal>> {
  const { tx, actor, now } = context
  await holdCalendar(tx, actor.regionId)
  const found = await requestsNumbered(tx, actor.regionId, normalDocumentNumber(number))
  const isTelephone = mayBeTelephone(proof)
  const guessed: Guessed[] = []
  for (const request of found) {
    const key = { regionId: request.region_id, requestId: request.id }
    const shut = minutesShut(await latestGuesses(tx, key, guessesCountSince(now)), now)
    const isPhoneHeard = isTelephone && shut === null
    if (fits(context, request, proof, isPhoneHeard)) {
      const loaded = await loadRequest(context, request.id, { lock })
      return loaded.ok ? ok({ loaded: loaded.value, guessed: [], isTelephone }) : loaded
    }
    guessed.push({ ...request, minutesShut: shut })
  }
  return ok({ loaded: null, guessed, isTelephone })
}

/** The code always fits, for it cannot be guessed; a telephone only while few wrong ones were tried. */
function fits({ deps }: Ctx, request: RequestRow, proof: string, isPhoneHeard: boolean): boolean {
  if (isQueryCode(deps, request.id, proof)) return true
  const phones = isPhoneHeard ? deps.requests.marks.phone.all(proof) : []
  return phones.some((mark) => request.phone_mark?.equals(mark) === true)
}

/**
 * Counts a wrong telephone, and says the same whether there is such a number or not. Wrong codes count
 * for nothing: they lead nowhere, and would keep out whoever has only the telephone. While telephones
 * are no proof nothing is counted, so that nobody keeps the applicant out by going on; it says until when.
 */
export async function refuseGuess(
  { tx, now }: Ctx,
  { guessed, isTelephone }: Proven,
): Promise<RecordedRefusal> {
  for (const { region_id, id, minutesShut: shut } of guessed) {
    if (isTelephone && shut === null)
      await insertGuess(tx, { regionId: region_id, requestId: id }, now)
  }
  const [first] = guessed
  const sentence = sentenceFor(first?.minutesShut ?? null)
  const name = first?.number ?? '（没有这个编号）'
  return {
    ...forbidden('not-proven', sentence, { proof: sentence }),
    audit: { subject: { kind: 'disclosure-request', id: first?.id ?? '', name } },
  }
}

function sentenceFor(minutes: number | null): string {
  return minutes === null
    ? '登记编号与查询码（或者联系电话）对不上，请核对后再试。查询码在回执上。'
    : `对不上的次数太多，约 ${minutes} 分钟以后才能再用联系电话查询。用回执上的查询码，现在就可以查询。`
}
