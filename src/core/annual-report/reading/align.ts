import { ENOUGH, type Score } from './score-label.ts'

/** A row (by position) explained by a run (by position). */
export type Pair = { readonly row: number; readonly run: number; readonly score: Score }

/** What it costs to leave a run of full length unexplained between or beside those explained. */
const LEFT_OUT = 2

/**
 * The best explanation of a table as a whole: rows and runs keep their order, and figures in the
 * middle of the table belong to some row, as do those at its ends. Without that, figures printed
 * above their broken labels would all be read one row too low, and others one row too high.
 *
 * @param isFull whether a run has a figure for every column of the row's table
 */
export function align(
  rows: number,
  runs: number,
  score: (row: number, run: number) => Score,
  isFull: (run: number, row: number) => boolean,
): Pair[] {
  const pairs = allPairs(rows, runs, score)
  const best: { value: number; previous: number }[] = []
  let last = -1
  let most = Number.NEGATIVE_INFINITY
  const beside = (run: number, row: number) => {
    return run >= 0 && run < runs && isFull(run, row) ? LEFT_OUT : 0
  }
  pairs.forEach((pair, index) => {
    let entry = { value: pair.score.value - beside(pair.run - 1, pair.row), previous: -1 }
    for (let earlier = 0; earlier < index; earlier++) {
      const before = pairs[earlier] as Pair
      if (before.run >= pair.run || before.row >= pair.row) continue
      const utmost = (best[earlier]?.value ?? 0) + pair.score.value
      if (utmost <= entry.value) continue
      const value = utmost - LEFT_OUT * countBetween(before.run, pair, isFull)
      if (value > entry.value) entry = { value, previous: earlier }
    }
    best.push(entry)
    const value = entry.value - beside(pair.run + 1, pair.row)
    if (value <= most) return
    most = value
    last = index
  })
  const chain: Pair[] = []
  for (let index = last; index !== -1; index = best[index]?.previous ?? -1) {
    chain.unshift(pairs[index] as Pair)
  }
  return chain
}

function allPairs(rows: number, runs: number, score: (row: number, run: number) => Score): Pair[] {
  const pairs: Pair[] = []
  for (let run = 0; run < runs; run++) {
    for (let row = 0; row < rows; row++) {
      const found = score(row, run)
      if (found.value >= ENOUGH) pairs.push({ row, run, score: found })
    }
  }
  return pairs
}

function countBetween(
  from: number,
  pair: Pair,
  isFull: (run: number, row: number) => boolean,
): number {
  let count = 0
  for (let run = from + 1; run < pair.run; run++) count += Number(isFull(run, pair.row))
  return count
}
