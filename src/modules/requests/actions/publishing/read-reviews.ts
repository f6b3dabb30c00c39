import { ok } from '#core/kit/result.ts'
import { decisionKind, isDecisionKind } from '#core/requests/decision-kinds.ts'
import { READERS } from '#core/requests/life/roles.ts'
import { REVIEW_RESULTS } from '#core/requests/review/withheld-review.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import {
  ExportReviewsInput,
  PublishingView,
  REVIEW_TABS,
  ReviewPage,
  type ReviewRow,
  ReviewsInput,
} from '../../contract/publishing.ts'
import { ExportOutput } from '../../contract/register.ts'
import { RequestInput } from '../../requests.contract.ts'
import { refuseUnseen } from '../../requests.policy.ts'
import { reviewsOf } from '../../store/publishing.ts'
import type { ListColumn } from '../../views/list-file.ts'
import { type Ctx, type Loaded, loadSeen } from '../load-request.ts'
import { writeList } from '../means/write-list.ts'
import { matching, PAGE_SIZE, pageOf, withinOf } from './list-of.ts'
import { promotionRows } from './promotion-candidates.ts'
import { reviewRows, reviewView } from './review-rows.ts'

type Tab = keyof typeof REVIEW_TABS
type Wanted = {
  readonly state: Tab
  readonly agencyId?: string | undefined
  readonly words?: string | undefined
}

/** Refusals by when they are to be looked at again (条例§18). */
export const listReviews = defineQuery({
  name: 'requests.list-reviews',
  title: '查看不予公开信息的定期评估',
  input: ReviewsInput,
  output: ReviewPage,
  audience: READERS,
  load: async () => ok(null),
  may: () => null,
  answer: async (context: Ctx, _nothing, { page = 1, ...wanted }) => {
    const rows = await wantedRows(context, wanted)
    return ok({ total: rows.length, size: PAGE_SIZE, rows: pageOf(rows, page) })
  },
})

/** The same, all of it, as a file. */
export const exportReviews = defineQuery({
  name: 'requests.export-reviews',
  title: '导出不予公开信息的定期评估',
  input: ExportReviewsInput,
  output: ExportOutput,
  audience: READERS,
  load: async () => ok(null),
  may: () => null,
  answer: async (context: Ctx, _nothing, { format, ...wanted }) => {
    const rows = await wantedRows(context, wanted)
    const title = `不予公开定期评估（${REVIEW_TABS[wanted.state]}，${context.today}）`
    const notes = [`导出人：${context.actor.name}`, `共 ${rows.length} 件`]
    return ok(await writeList(COLUMNS, rows, { format, title, caption: '定期评估', notes }))
  },
  audit: (_nothing, { format, ...filter }) => ({
    subject: { kind: 'request-register', id: 'reviews', name: '不予公开定期评估清单' },
    after: { format, filter },
  }),
})

/** Of one request: whether its information is to be published, and how often its refusal was reviewed. */
export const showPublishing = defineQuery({
  name: 'requests.show-publishing',
  title: '查看申请的转主动公开和定期评估',
  input: RequestInput,
  output: PublishingView,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => refuseUnseen(actor, guarded),
  answer: async (context: Ctx, { request }: Loaded) => {
    const { tx, actor } = context
    const within = withinOf(actor, request.agency_id)
    const [review = null] = await reviewRows(context, within, { id: request.id })
    const promotions = await promotionRows(context, within)
    const holds = ({ requests }: (typeof promotions)[number]) =>
      requests.some(({ id }) => id === request.id)
    const reviews = await reviewsOf(tx, actor.regionId, [request.id])
    const promotion = promotions.find(holds) ?? null
    return ok({ promotion, review, reviews: reviews.map(reviewView) })
  },
})

async function wantedRows(context: Ctx, { state, agencyId, words }: Wanted) {
  const rows = await reviewRows(context, withinOf(context.actor, agencyId))
  return rows
    .filter((row) => tabOf(row) === state && matching(`${row.number} ${row.description}`, words))
    .sort((one, other) => ((one.dueOn ?? '') < (other.dueOn ?? '') ? -1 : 1))
}

function tabOf({ isDue, last }: ReviewRow): Tab {
  if (last?.result === 'may-publish') return 'may-publish'
  return isDue ? 'due' : 'later'
}

const labels = (kinds: readonly string[]) =>
  kinds.map((kind) => (isDecisionKind(kind) ? decisionKind(kind).label : kind)).join('；')

const COLUMNS: readonly ListColumn<ReviewRow>[] = [
  ['登记编号', 3, ({ number }) => number],
  ['单位', 3, ({ agencyName }) => agencyName],
  ['所需信息', 6, ({ description }) => description],
  ['答复种类', 4, ({ kinds }) => labels(kinds)],
  ['答复日期', 2, ({ decidedOn }) => decidedOn],
  ['应评估日期', 2, ({ dueOn }) => dueOn],
  ['上次评估', 2, ({ last }) => last?.on ?? null],
  ['评估结果', 2, ({ last }) => (last ? REVIEW_RESULTS[last.result] : '')],
  ['依据', 3, ({ last }) => (last?.ground ? labels([last.ground]) : '')],
  ['理由', 5, ({ last }) => last?.reason ?? ''],
]
