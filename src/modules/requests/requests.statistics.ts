import {
  type Countable,
  disputeColumn,
  type Figures,
  isInColumn,
  isInRow,
  rowsOf,
  type TemplateVersion,
  tableFour,
  tableThree,
} from '#core/requests/counting.ts'
import { decisionKind, isDecisionKind } from '#core/requests/decision-kinds.ts'
import type { Database } from '#platform/db/database.ts'
import type { RequestsTables } from './requests.tables.ts'
import {
  type CountedRow,
  type CountingScope,
  countedDisputes,
  countedRows,
} from './store/counting.ts'

/** The figures this room owes the annual report: tables three and four, and the cases behind each. */

export type { CountingScope } from './store/counting.ts'

/** The cells of tables three and four that are not zero, by their ids. */
export async function requestFigures(
  db: Database<never>,
  scope: CountingScope,
  version: TemplateVersion,
): Promise<Figures> {
  const rows = await countedRows(own(db), scope)
  const disputes = await countedDisputes(own(db), scope)
  return {
    ...tableThree(rows.map(countable), scope.period, version),
    ...tableFour(disputes, scope.period),
  }
}

/** A request behind a figure. */
export type CountedRequest = { readonly id: string; readonly number: string }

/** The requests that make up one cell; one that counts several times stands there as often. */
export async function requestsBehind(
  db: Database<never>,
  scope: CountingScope,
  version: TemplateVersion,
  cell: string,
): Promise<readonly CountedRequest[]> {
  const [table, row = '', column = ''] = cell.split('.')
  if (table === 't4') {
    const disputes = await countedDisputes(own(db), scope)
    return disputes
      .filter((each) => isInColumn(disputeColumn(each, scope.period), column))
      .map(({ requestId, number }) => ({ id: requestId, number }))
  }
  const rows = await countedRows(own(db), scope)
  return rows
    .filter(({ applicant }) => column === 'total' || applicant === column)
    .flatMap((each) =>
      rowsOf(countable(each), scope.period, version)
        .filter((counted) => isInRow(counted.row, row))
        .flatMap(({ units }) => Array<CountedRequest>(units).fill(recordOf(each))),
    )
}

function recordOf({ id, number }: CountedRow): CountedRequest {
  return { id, number }
}

/** A row as it is counted: what its decisions count as is looked up. */
export function countable({ kinds, ...row }: CountedRow): Countable {
  const known = (kinds ?? []).filter(isDecisionKind)
  return { ...row, outcomes: known.map((kind) => decisionKind(kind).outcome) }
}

/** The database of all rooms, seen as this one's. */
function own(db: Database<never>): Database<RequestsTables> {
  return db as unknown as Database<RequestsTables>
}
