import { addDays, addMonths, type Day } from '../kit/day.ts'

/**
 * A request as far as an applicant's are counted in 件: one, or each of its matters where it is split by
 * 一事一申请 (国办函〔2020〕109号 §4).
 */
export type Asked = { readonly id: string; readonly receivedOn: Day; readonly items: number }

/** How many items were received from a day to another, both included. */
export function itemsWithin(asked: readonly Asked[], from: Day, to: Day): number {
  return sumOf(asked.filter(({ receivedOn }) => from <= receivedOn && receivedOn <= to))
}

/**
 * How many items the same applicant had already asked for in the calendar month in which a request was
 * received: those the fee of its own items comes on top of. `asked` in the order of receipt, with the
 * request; 0 where it is not among them.
 */
export function itemsBefore(asked: readonly Asked[], id: string): number {
  const at = asked.findIndex((each) => each.id === id)
  const own = asked[at]
  if (!own) return 0
  const first = firstDay(1, own.receivedOn)
  return sumOf(asked.slice(0, at).filter(({ receivedOn }) => receivedOn >= first))
}

/** Where a count over months that ends on a day begins: 1 is the calendar month, more are months back. */
export function firstDay(months: number, on: Day): Day {
  return months === 1 ? `${on.slice(0, 8)}01` : addDays(addMonths(on, -months), 1)
}

function sumOf(asked: readonly Asked[]): number {
  return asked.reduce((sum, { items }) => sum + items, 0)
}
