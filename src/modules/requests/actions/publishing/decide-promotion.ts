import { absent, conflict, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { HANDLERS } from '#core/requests/life/roles.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { newId } from '#platform/db/uuid.ts'
import {
  DecidePromotionInput,
  PromotionDecided,
  TakeBackPromotionInput,
} from '../../contract/publishing.ts'
import { mayReadApplicant, noRequest } from '../../requests.policy.ts'
import {
  deletePromotion,
  insertPromotion,
  lockPromotion,
  type PromotionRecord,
} from '../../store/publishing.ts'
import { lockRequests } from '../../store/register.ts'
import type { RequestRow } from '../../store/requests.ts'
import type { Ctx } from '../load-request.ts'
import { refuseDay } from '../means/days.ts'
import { promotionRows } from './promotion-candidates.ts'

type Target = { readonly rows: readonly RequestRow[]; readonly agencyId: string }

/**
 * Says of information that was asked for whether it is published from now on (条例§44): where and since
 * when, or why not. Only of what the list offers: given to several, suggested, or let go by a review.
 */
export const decidePromotion = defineAction({
  name: 'requests.decide-promotion',
  title: '研究转为主动公开',
  input: DecidePromotionInput,
  output: PromotionDecided,
  audience: HANDLERS,
  load: async ({ tx, actor }: Ctx, { requestIds }) => {
    const rows = await lockRequests(tx, actor.regionId, requestIds)
    const [agencyId, ...others] = new Set(rows.map(({ agency_id }) => agency_id))
    const isWhole = rows.length === new Set(requestIds).size
    return agencyId && others.length === 0 && isWhole ? ok({ rows, agencyId }) : fail(noRequest())
  },
  may: (actor, target: Target) => (mayReadApplicant(actor, target) ? null : noRequest()),
  run: async (context: Ctx, { rows, agencyId }: Target, input) => {
    const { tx, actor, now, today } = context
    const ids = rows.map(({ id }) => id)
    const wrong = faultOf(input, today)
    if (wrong) return fail(wrong)
    const within = { regionId: actor.regionId, agencies: new Set([agencyId]) }
    const offered = (await promotionRows(context, within)).filter(({ state }) => state === 'open')
    const isOffered = offered.some(({ requests }) => ids.every((id) => includes(requests, id)))
    if (!isOffered) return fail(NOT_OFFERED)
    const { isPromoted, place = '', publishedOn = null, link = '', reason = '' } = input
    const row: PromotionRecord = {
      ...{ region_id: actor.regionId, id: newId(), agency_id: agencyId, is_promoted: isPromoted },
      ...{ decided_on: today, place: isPromoted ? place.trim() : '' },
      ...{ published_on: isPromoted ? publishedOn : null, link: isPromoted ? link.trim() : '' },
      ...{ reason: reason.trim(), decided_by: actor.id, decided_by_name: actor.name },
      decided_at: now,
    }
    await insertPromotion(tx, row, ids)
    const after = { isPromoted, publishedOn: row.published_on, numbers: rows.map(numberOf) }
    return ok({ output: { promotionId: row.id }, audit: { ...noteOf(row), after } })
  },
})

/** Takes a decision on publishing back; the information waits to be considered again. */
export const takeBackPromotion = defineAction({
  name: 'requests.take-back-promotion',
  title: '撤回转主动公开的研究结果',
  input: TakeBackPromotionInput,
  output: PromotionDecided,
  audience: HANDLERS,
  load: async ({ tx, actor }: Ctx, { promotionId }) => {
    const row = await lockPromotion(tx, { regionId: actor.regionId, promotionId })
    return row ? ok(row) : fail(NO_PROMOTION)
  },
  may: (actor, row: PromotionRecord) =>
    mayReadApplicant(actor, { agencyId: row.agency_id }) ? null : NO_PROMOTION,
  run: async ({ tx }: Ctx, row: PromotionRecord, { note }) => {
    await deletePromotion(tx, row)
    const before = { isPromoted: row.is_promoted, place: row.place, reason: row.reason }
    const audit = { ...noteOf(row), before, after: { note } }
    return ok({ output: { promotionId: row.id }, audit })
  },
})

const NO_PROMOTION = absent('no-promotion', '没有这条研究结果，或者您不能更改它。')
const NOT_OFFERED = conflict(
  'not-offered',
  '这些申请不在待研究之列：可能已经有人办理，或者信息没有提供给申请人。请刷新后再看。',
)

type Given = {
  readonly isPromoted: boolean
  readonly place?: string
  readonly publishedOn?: string | null
  readonly link?: string
  readonly reason?: string
}

function faultOf(given: Given, today: string): Refusal | null {
  const { isPromoted, place = '', publishedOn, link = '', reason = '' } = given
  if (!isPromoted) {
    return reason.trim() === ''
      ? invalid('note-needed', '请写明不转的理由。', { reason: '请写明不转的理由。' })
      : null
  }
  if (place.trim() === '') {
    return invalid('place-needed', '请填写公开的位置。', { place: '请填写公开的位置。' })
  }
  if (!publishedOn) {
    return invalid('no-day', '请填写公开的日期。', { publishedOn: '请填写公开的日期。' })
  }
  const isAddress = link.trim() === '' || /^https?:\/\/\S+$/.test(link.trim())
  const sentence = '网址应当以 http:// 或者 https:// 开头。'
  if (!isAddress) return invalid('no-address', sentence, { link: sentence })
  return refuseDay('publishedOn', publishedOn, today)
}

const includes = (requests: readonly { readonly id: string }[], id: string) =>
  requests.some((request) => request.id === id)
const numberOf = ({ number }: RequestRow) => number

function noteOf({ id, agency_id }: PromotionRecord) {
  const subject = { kind: 'request-promotion', id, name: '转主动公开' }
  return { subject, scope: agency_id }
}
