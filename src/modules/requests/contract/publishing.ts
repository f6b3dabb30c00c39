import { type Static, Type } from 'typebox'
import { REVIEW_GROUNDS, REVIEW_RESULTS } from '#core/requests/review/withheld-review.ts'
import { choice, Day, Id, Instant, Nullable, nameOf, text } from '#platform/action/shapes.ts'
import { AgencyId, EXPORT_FORMAT } from './shapes.ts'

/** What becomes public after requests: information to publish (条例§44), refusals looked at again (§18). */

const LIST = {
  agencyId: Type.Optional(AgencyId),
  words: Type.Optional(text('查找', 200)),
}
const PAGE = Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页' }))

export const PROMOTION_STATES = {
  open: '待研究',
  promoted: '已转主动公开',
  declined: '不转',
} as const
const PromotionState = nameOf(PROMOTION_STATES, { title: '状态' })
/** Why information is considered: several asked, an applicant suggested it, a review let it go. */
export const PROMOTION_SOURCES = {
  asked: '多人申请同一信息',
  suggested: '申请人建议',
  reviewed: '评估认为可以公开',
} as const

export const PromotionsInput = Type.Object({ ...LIST, state: PromotionState, page: PAGE })
export const ExportPromotionsInput = Type.Object({
  ...{ ...LIST, state: PromotionState, format: EXPORT_FORMAT },
})

const PromotionDecision = Type.Object({
  ...{ id: Id, isPromoted: Type.Boolean(), decidedOn: Day, place: Type.String() },
  ...{ publishedOn: Nullable(Day), link: Type.String(), reason: Type.String(), by: Type.String() },
})
export type PromotionDecision = Static<typeof PromotionDecision>

export const PromotionRow = Type.Object({
  /** Of its first request. */
  id: Id,
  ...{ agencyId: Id, agencyName: Type.String(), description: Type.String(), state: PromotionState },
  requests: Type.Array(Type.Object({ id: Id, number: Type.String() })),
  applicants: Type.Integer(),
  sources: Type.Array(nameOf(PROMOTION_SOURCES)),
  decision: Nullable(PromotionDecision),
  mayDecide: Type.Boolean(),
})
export type PromotionRow = Static<typeof PromotionRow>
export const PromotionPage = Type.Object({
  ...{ total: Type.Integer(), size: Type.Integer(), rows: Type.Array(PromotionRow) },
})

/** POST /api/request-promotions/decide */
export const DecidePromotionInput = Type.Object({
  requestIds: Type.Array(Id, { minItems: 1, maxItems: 200, title: '申请' }),
  isPromoted: Type.Boolean({ title: '是否转为主动公开' }),
  place: Type.Optional(text('公开的位置', 200)),
  publishedOn: Type.Optional(Nullable(Day)),
  link: Type.Optional(text('网址', 500)),
  reason: Type.Optional(text('不转的理由', 2000)),
})
export const PromotionDecided = Type.Object({ promotionId: Id })
export const TakeBackPromotionInput = Type.Object({
  ...{ promotionId: Id, note: text('撤回的理由', 2000, 1) },
})

export const REVIEW_TABS = {
  due: '到期待评估',
  later: '未到期',
  'may-publish': '可以公开',
} as const
const ReviewTab = nameOf(REVIEW_TABS, { title: '状态' })
export const ReviewsInput = Type.Object({ ...LIST, state: ReviewTab, page: PAGE })
export const ExportReviewsInput = Type.Object({ ...LIST, state: ReviewTab, format: EXPORT_FORMAT })

const Review = Type.Object({
  ...{ on: Day, result: nameOf(REVIEW_RESULTS), ground: Nullable(Type.String()) },
  ...{ reason: Type.String(), nextOn: Nullable(Day), by: Type.String(), at: Instant },
})
export type ReviewView = Static<typeof Review>
export const ReviewRow = Type.Object({
  /** Of the request. */
  id: Id,
  ...{ number: Type.String(), agencyId: Id, agencyName: Type.String(), description: Type.String() },
  ...{ decidedOn: Day, kinds: Type.Array(Type.String()), dueOn: Nullable(Day) },
  ...{ isDue: Type.Boolean(), last: Nullable(Review), mayReview: Type.Boolean() },
})
export type ReviewRow = Static<typeof ReviewRow>
export const ReviewPage = Type.Object({
  ...{ total: Type.Integer(), size: Type.Integer(), rows: Type.Array(ReviewRow) },
})

/** POST /api/requests/:requestId/review-refusal */
export const ReviewInput = Type.Object({
  requestId: Id,
  on: Type.Optional(Day),
  result: nameOf(REVIEW_RESULTS, { title: '评估结果' }),
  ground: Type.Optional(choice(REVIEW_GROUNDS, { title: '继续不予公开的依据' })),
  reason: text('理由', 2000, 1),
  nextOn: Type.Optional(Nullable(Day)),
})
export const Reviewed = Type.Object({ nextOn: Nullable(Day) })

/** GET /api/requests/:requestId/publishing: both, of one request. */
export const PublishingView = Type.Object({
  promotion: Nullable(PromotionRow),
  review: Nullable(ReviewRow),
  reviews: Type.Array(Review),
})
export type PublishingView = Static<typeof PublishingView>
