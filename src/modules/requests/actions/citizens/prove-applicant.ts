import { Type } from 'typebox'
import { normalDocumentNumber } from '#core/kit/document-number.ts'
import { forbidden, type Refusal } from '#core/kit/refusal.ts'
import { ok, type Result } from '#core/kit/result.ts'
import type { RecordedRefusal } from '#platform/action/define-action.ts'
import { holdCalendar } from '../../store/calendar.ts'
import { countGuesses, insertGuess, requestsNumbered } from '../../store/citizens.ts'
import type { RequestRow } from '../../store/requests.ts'
import { type Ctx, type Loaded, loadRequest } from '../load-request.ts'
import { isQueryCode } from '../means/query-code.ts'

/** By which an applicant without an account is known: the number, and the code or the telephone. */
export const PROOF_FIELDS = {
  number: Type.String({ minLength: 1, maxLength: 100, title: '登记编号' }),
  proof: Type.String({ minLength: 1, maxLength: 60, title: '查询码或者联系电话' }),
}

export type Proof = { readonly number: string; readonly proof: string }

/** Guesses at a telephone within an hour; then only the code will do, which cannot be guessed. */
const MOST_GUESSES = 10
const AN_HOUR = 3_600_000

/** The request whose applicant this is; `guessed` are those that the proof does not fit. */
export type Proven = {
  readonly loaded: Loaded | null
  readonly guessed: readonly Pick<RequestRow, 'region_id' | 'id' | 'number'>[]
}

/** For `load`: the request, locked, when the proof fits. */
export async function loadProven(
  context: Ctx,
  { number, proof }: Proof,
): Promise<Result<Proven, Refusal>> {
  const { tx, actor } = context
  const spelled = normalDocumentNumber(number)
  await holdCalendar(tx, actor.regionId)
  const found = await requestsNumbered(tx, actor.regionId, spelled)
  for (const request of found) {
    if (!(await fits(context, request, proof))) continue
    const loaded = await loadRequest(context, request.id)
    return loaded.ok ? ok({ loaded: loaded.value, guessed: [] }) : loaded
  }
  return ok({ loaded: null, guessed: found })
}

async function fits({ tx, deps, now }: Ctx, request: RequestRow, proof: string): Promise<boolean> {
  if (isQueryCode(deps, request.id, proof)) return true
  const phones = deps.requests.marks.phone.all(proof)
  const isPhone = phones.some((mark) => request.phone_mark?.equals(mark) === true)
  if (!isPhone) return false
  const since = new Date(Date.parse(now) - AN_HOUR).toISOString()
  const key = { regionId: request.region_id, requestId: request.id }
  return (await countGuesses(tx, key, since)) < MOST_GUESSES
}

/** Counts the wrong guess, and says the same whether there is such a number or not. */
export async function refuseGuess({ tx, now }: Ctx, { guessed }: Proven): Promise<RecordedRefusal> {
  for (const { region_id, id } of guessed) {
    await insertGuess(tx, { regionId: region_id, requestId: id }, now)
  }
  const [first] = guessed
  const sentence = '登记编号与查询码（或者联系电话）对不上，请核对后再试。查询码在回执上。'
  const name = first?.number ?? '（没有这个编号）'
  return {
    ...forbidden('not-proven', sentence, { proof: sentence }),
    audit: { subject: { kind: 'disclosure-request', id: first?.id ?? '', name } },
  }
}
