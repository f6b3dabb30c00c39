import { type Day, yearOf } from '../kit/day.ts'

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

/** Where a request stands in the year: new, brought over, decided, carried on; a part for each unit. */
export type CountedAs = { readonly row: string; readonly units: number }

/** The rows of a year that a request is counted in; none when the year is not its own. */
export function rowsOf(
  request: Countable,
  year: number,
  version: TemplateVersion,
): readonly CountedAs[] {
  const { receivedOn, decidedOn, isSplit, matters } = request
  const units = isSplit ? matters : 1
  const began = yearOf(receivedOn)
  const ended = decidedOn === null ? Number.POSITIVE_INFINITY : yearOf(decidedOn)
  if (began > year || ended < year) return []
  const entrance = { row: began === year ? 'new' : 'carried_in', units }
  if (ended > year) return [entrance, { row: 'carried_out', units }]
  return [entrance, ...outcomeRows(request, version)]
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

/** Table three of a year: `t3.<row>.<column>` of every cell that is not zero. */
export function tableThree(
  requests: Iterable<Countable>,
  year: number,
  version: TemplateVersion,
): Figures {
  const figures: Record<string, number> = {}
  for (const request of requests) {
    for (const { row, units } of rowsOf(request, year, version)) {
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

/** The column of table four a dispute is counted in for a year; `null` when it is not its year. */
export function disputeColumn(
  { kind, filedOn, closedOn, result }: Dispute,
  year: number,
): string | null {
  const closed = closedOn === null || result === null ? Number.POSITIVE_INFINITY : yearOf(closedOn)
  if (yearOf(filedOn) > year || closed < year) return null
  return `${DISPUTE_COLUMNS[kind]}_${closed > year ? 'pending' : result}`
}

/** Table four of a year: `t4.n.<column>` of every cell that is not zero. */
export function tableFour(disputes: Iterable<Dispute>, year: number): Figures {
  const figures: Record<string, number> = {}
  for (const dispute of disputes) {
    const column = disputeColumn(dispute, year)
    if (column === null) continue
    figures[`t4.n.${column}`] = (figures[`t4.n.${column}`] ?? 0) + 1
  }
  return figures
}
