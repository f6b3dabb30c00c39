import type { Summary, SummaryOf } from '../contract/summary.ts'

/** One figure as a row of open data. Names of fields never change. */
export type SummaryRow = {
  readonly year: number
  /** Until when it is counted. */
  readonly until: string
  /** Empty: all agencies together. */
  readonly agencyId: string
  readonly agencyName: string
  readonly measure: string
  readonly label: string
  /** Null: not told, because there are few, or nothing to be computed from. */
  readonly value: number | null
}

/** Every figure of a year, of all agencies and of each. */
export function summaryRows(summary: Summary): SummaryRow[] {
  const { year, until } = summary
  return [summary.whole, ...summary.agencies].flatMap((told) =>
    measuresOf(told, summary.whole).map(([measure, label, value]) => ({
      ...{ year, until, agencyId: told.agencyId ?? '', agencyName: told.agencyName || '全部机关' },
      ...{ measure, label, value },
    })),
  )
}

type Measure = readonly [measure: string, label: string, value: number | null]

function measuresOf(told: SummaryOf, whole: SummaryOf): Measure[] {
  const { timeliness, outcomes, fees } = told
  const counts = new Map(outcomes?.map(({ row, count }) => [row, count]))
  return [
    ['received', '本年新收', told.received],
    ['carried_in', '上年结转', told.carriedIn],
    ['finished', '本年办结', told.finished],
    ['carried_out', '结转下年或者正在办理', told.carriedOut],
    ...(whole.outcomes ?? []).map(
      ({ row, group, label }): Measure => [
        row,
        group ? `${group}：${label}` : label,
        counts.get(row) ?? null,
      ],
    ),
    ['answers', '作出答复', timeliness?.answers ?? null],
    ['on_time', '其中在法定期限内', timeliness?.onTime ?? null],
    ['late_and_open', '超过期限还没有答复', timeliness?.lateAndOpen ?? null],
    ['median_days', '答复用时的中位数（工作日）', timeliness?.medianDays ?? null],
    ['fee_requests', '收取信息处理费的申请', fees?.requests ?? null],
    ['fee_fen', '收取信息处理费（分）', fees?.fen ?? null],
  ]
}
