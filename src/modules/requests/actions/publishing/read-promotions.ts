import { ok } from '#core/kit/result.ts'
import { READERS } from '#core/requests/life/roles.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import {
  ExportPromotionsInput,
  PROMOTION_SOURCES,
  PROMOTION_STATES,
  PromotionPage,
  type PromotionRow,
  PromotionsInput,
} from '../../contract/publishing.ts'
import { ExportOutput } from '../../contract/register.ts'
import type { ListColumn } from '../../views/list-file.ts'
import type { Ctx } from '../load-request.ts'
import { writeList } from '../means/write-list.ts'
import { matching, PAGE_SIZE, pageOf, withinOf } from './list-of.ts'
import { promotionRows } from './promotion-candidates.ts'

type Wanted = {
  readonly state: PromotionRow['state']
  readonly agencyId?: string | undefined
  readonly words?: string | undefined
}

/** Information that may be published on its own account, and what was decided about it (条例§44). */
export const listPromotions = defineQuery({
  name: 'requests.list-promotions',
  title: '查看转主动公开的信息',
  input: PromotionsInput,
  output: PromotionPage,
  audience: READERS,
  load: async () => ok(null),
  may: () => null,
  answer: async (context: Ctx, _nothing, { page = 1, ...wanted }) => {
    const rows = await wantedRows(context, wanted)
    return ok({ total: rows.length, size: PAGE_SIZE, rows: pageOf(rows, page) })
  },
})

/** The same, all of it, as a file. */
export const exportPromotions = defineQuery({
  name: 'requests.export-promotions',
  title: '导出转主动公开的信息',
  input: ExportPromotionsInput,
  output: ExportOutput,
  audience: READERS,
  load: async () => ok(null),
  may: () => null,
  answer: async (context: Ctx, _nothing, { format, ...wanted }) => {
    const rows = await wantedRows(context, wanted)
    const title = `转主动公开（${PROMOTION_STATES[wanted.state]}，${context.today}）`
    const notes = [`导出人：${context.actor.name}`, `共 ${rows.length} 条`]
    return ok(await writeList(COLUMNS, rows, { format, title, caption: '转主动公开', notes }))
  },
  audit: (_nothing, { format, ...filter }) => ({
    subject: { kind: 'request-register', id: 'promotions', name: '转主动公开清单' },
    after: { format, filter },
  }),
})

async function wantedRows(context: Ctx, { state, agencyId, words }: Wanted) {
  const rows = await promotionRows(context, withinOf(context.actor, agencyId))
  const numbers = (row: PromotionRow) => row.requests.map(({ number }) => number).join(' ')
  return rows.filter(
    (row) => row.state === state && matching(`${row.description} ${numbers(row)}`, words),
  )
}

const COLUMNS: readonly ListColumn<PromotionRow>[] = [
  ['单位', 3, ({ agencyName }) => agencyName],
  ['信息内容', 6, ({ description }) => description],
  ['申请件数', 1, ({ requests }) => requests.length],
  ['申请人数', 1, ({ applicants }) => applicants],
  ['来源', 3, ({ sources }) => sources.map((source) => PROMOTION_SOURCES[source]).join('；')],
  ['登记编号', 4, ({ requests }) => requests.map(({ number }) => number).join('；')],
  ['状态', 2, ({ state }) => PROMOTION_STATES[state]],
  ['研究日期', 2, ({ decision }) => decision?.decidedOn ?? null],
  ['公开位置', 3, ({ decision }) => decision?.place ?? ''],
  ['公开日期', 2, ({ decision }) => decision?.publishedOn ?? null],
  ['网址', 4, ({ decision }) => decision?.link ?? ''],
  ['不转的理由', 4, ({ decision }) => decision?.reason ?? ''],
]
