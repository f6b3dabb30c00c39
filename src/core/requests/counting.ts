import type { Day } from '../kit/day.ts'

/**
 * Tables three and four of the annual report, counted from cases. Rows and columns are ids of the
 * templates; which row an outcome belongs to is in `decision-kinds.json`.
 */

/** The columns of table three that are counted; `total` follows. */
export type ApplicantColumn =
  | 'natural'
  | 'business'
  | 'research'
  | 'charity'
  | 'legal'
  | 'other_org'

/** The row an outcome is counted in, in each form of the report. */
export type OutcomeRow = { readonly 2019: string; readonly 2021: string }

export type TemplateVersion = keyof OutcomeRow

const VERSIONS: Readonly<Record<string, TemplateVersion>> = {
  'foi-annual-2019': 2019,
  'foi-annual-2021': 2021,
}

/** Which rows the form of an annual report has, by the id of its template. */
export function versionOfForm(templateId: string): TemplateVersion {
  const version = VERSIONS[templateId]
  if (version === undefined) throw new RangeError(`no rows for ${templateId}`)
  return version
}

/** What is counted: from the first day to the last, both included. */
export type Period = { readonly from: Day; readonly to: Day }

/** The period an annual report is about. */
export function yearPeriod(year: number): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31` }
}

/** A request as far as it is counted. */
export type Countable = {
  readonly applicant: ApplicantColumn
  readonly receivedOn: Day
  /** The day of its first decision; a request that is dealt with anew is not counted twice. */
  readonly decidedOn: Day | null
  /** Of each matter, in order; empty while not decided. */
  readonly outcomes: readonly OutcomeRow[]
  /** Each matter counts by itself (国办函〔2020〕109号 §4: the smallest reasonable unit), otherwise one. */
  readonly isSplit: boolean
  readonly matters: number
}

export type Figures = Readonly<Record<string, number>>

const GRANTED = 'granted'
const PARTIAL = 'partial'

/** Where a request stands in the period: new, brought over, decided, carried on; a part for each unit. */
export type CountedAs = { readonly row: string; readonly units: number }

/** The rows a request is counted in for a period; none when it was not open in it. */
export function rowsOf(
  request: Countable,
  { from, to }: Period,
  version: TemplateVersion,
): readonly CountedAs[] {
  const { receivedOn, decidedOn, isSplit, matters } = request
  if (receivedOn > to || (decidedOn !== null && decidedOn < from)) return []
  const units = isSplit ? matters : 1
  const entrance = { row: receivedOn >= from ? 'new' : 'carried_in', units }
  if (decidedOn === null || decidedOn > to) return [entrance, { row: 'carried_out', units }]
  return [entrance, ...outcomeRows(request, version)]
}

const BESIDE_OUTCOMES: readonly string[] = ['new', 'carried_in', 'carried_out']

/** Whether what is counted in a row belongs to this one; to the total of outcomes all outcomes do. */
export function isInRow(counted: string, row: string): boolean {
  return row === 'result_total' ? !BESIDE_OUTCOMES.includes(counted) : counted === row
}

function outcomeRows({ outcomes, isSplit }: Countable, version: TemplateVersion): CountedAs[] {
  const rows = outcomes.map((each) => each[version])
  if (isSplit) return rows.map((row) => ({ row, units: 1 }))
  return [{ row: rowOfAll(rows), units: 1 }]
}

/**
 * The one row of a request with several matters. Where some is granted and some is not, it is
 * 区分处理, which counts as partial and nowhere else; otherwise the first matter's row.
 */
export function rowOfAll(rows: readonly string[]): string {
  const [first = 'other'] = rows
  const isGiven = rows.some((row) => row === GRANTED || row === PARTIAL)
  return isGiven && rows.some((row) => row !== GRANTED) ? PARTIAL : first
}

/** Table three of a period: `t3.<row>.<column>` of every cell that is not zero. */
export function tableThree(
  requests: Iterable<Countable>,
  period: Period,
  version: TemplateVersion,
): Figures {
  const figures: Record<string, number> = {}
  for (const request of requests) {
    for (const { row, units } of rowsOf(request, period, version)) {
      const cell = `t3.${row}.${request.applicant}`
      figures[cell] = (figures[cell] ?? 0) + units
    }
  }
  return figures
}

/** What came of a reconsideration or a lawsuit (行政复议法、行政诉讼法). */
export type DisputeResult = 'upheld' | 'corrected' | 'other'

export type DisputeKind = 'reconsideration' | 'direct-litigation' | 'litigation-after'

export type Dispute = {
  readonly kind: DisputeKind
  readonly filedOn: Day
  readonly closedOn: Day | null
  readonly result: DisputeResult | null
}

const DISPUTE_COLUMNS: Readonly<Record<DisputeKind, string>> = {
  reconsideration: 'review',
  'direct-litigation': 'suit_direct',
  'litigation-after': 'suit_after',
}

/** The column of table four a dispute is counted in for a period; `null` when it was not open in it. */
export function disputeColumn(
  { kind, filedOn, closedOn, result }: Dispute,
  { from, to }: Period,
): string | null {
  if (filedOn > to || (closedOn !== null && closedOn < from)) return null
  const isPending = closedOn === null || closedOn > to
  return `${DISPUTE_COLUMNS[kind]}_${isPending ? 'pending' : (result ?? 'pending')}`
}

/** Whether what is counted in a column belongs to this one; to `review_total` all of reconsiderations do. */
export function isInColumn(counted: string | null, column: string): boolean {
  if (counted === null) return false
  return column.endsWith('_total') ? counted.startsWith(column.slice(0, -5)) : counted === column
}

/** Table four of a period: `t4.n.<column>` of every cell that is not zero. */
export function tableFour(disputes: Iterable<Dispute>, period: Period): Figures {
  const figures: Record<string, number> = {}
  for (const dispute of disputes) {
    const column = disputeColumn(dispute, period)
    if (column === null) continue
    figures[`t4.n.${column}`] = (figures[`t4.n.${column}`] ?? 0) + 1
  }
  return figures
}
