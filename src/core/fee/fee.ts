import type { Day } from '../kit/day.ts'
import { invalid, type Refusal } from '../kit/refusal.ts'
import { fail, ok, type Result } from '../kit/result.ts'
import data from './schedules.json' with { type: 'json' }

/** One or the other, never both (国办函〔2020〕109号 §3). */
export type FeeMode = 'items' | 'pages'

type Tier = {
  /** The last unit at this price; `null` has no end. */
  readonly upTo: number | null
  /** For each unit of the tier. */
  readonly fen: number
}

export type Tariff = {
  readonly label: string
  readonly unit: string
  /** Over what units are added up. */
  readonly per: string
  readonly article: string
  readonly tiers: readonly Tier[]
  /** After the last tier: every `size` units the price of a unit rises by `riseFen`. */
  readonly steps: {
    readonly size: number
    readonly firstFen: number
    readonly riseFen: number
  } | null
}

/** 信息处理费标准, in force from a day until a later one. */
export type FeeSchedule = {
  readonly from: Day
  readonly source: string
  readonly by: Readonly<Record<FeeMode, Tariff>>
}

/** `count` units, the `from`-th to the `to`-th, at `unitFen` each. */
export type FeeStep = {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly unitFen: number
  readonly fen: number
}

export type Fee = { readonly fen: number; readonly steps: readonly FeeStep[] }

export const FEE_SCHEDULES: readonly FeeSchedule[] = data

/** More than anybody asks for in a month. */
const MOST_UNITS = 1_000_000

/** The schedule in force on a day; `null` before there was one. */
export function feeScheduleOn(
  on: Day,
  schedules: readonly FeeSchedule[] = FEE_SCHEDULES,
): FeeSchedule | null {
  return (
    schedules
      .filter(({ from }) => from <= on)
      .sort(byFrom)
      .at(-1) ?? null
  )
}

/**
 * What so many units cost in fen, step by step. `before` units were already charged for (the same
 * applicant's applications of the same calendar month): only what comes on top is computed.
 */
export function feeFor(tariff: Tariff, units: number, before = 0): Result<Fee, Refusal> {
  if (!isCount(units) || !isCount(before) || units + before > MOST_UNITS) {
    const sentence = `${tariff.unit}数须是0至${MOST_UNITS}之间的整数。`
    return fail(invalid('fee-units', sentence, { units: sentence }))
  }
  const steps = ranges(tariff, before + units).flatMap((range) => stepOf(range, before))
  return ok({ fen: steps.reduce((sum, { fen }) => sum + fen, 0), steps })
}

type Range = { readonly from: number; readonly to: number; readonly unitFen: number }

/** The price of the first to the `last` unit, in ranges of one price each. */
function ranges({ tiers, steps }: Tariff, last: number): Range[] {
  const found: Range[] = []
  let from = 1
  const add = (to: number, unitFen: number) => {
    found.push({ from, to: Math.min(to, last), unitFen })
    from = to + 1
  }
  for (const { upTo, fen } of tiers) if (from <= last) add(upTo ?? last, fen)
  for (let price = steps?.firstFen ?? 0; steps && from <= last; price += steps.riseFen) {
    add(from + steps.size - 1, price)
  }
  return found
}

/** What of a range lies after the units already charged for. */
function stepOf({ from, to, unitFen }: Range, before: number): FeeStep[] {
  const begin = Math.max(from, before + 1)
  const count = to - begin + 1
  return count > 0 ? [{ from: begin, to, count, unitFen, fen: count * unitFen }] : []
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0
}

function byFrom(one: FeeSchedule, other: FeeSchedule): number {
  return one.from < other.from ? -1 : 1
}
