import { loadavg } from 'node:os'
import { median } from '../measure.ts'
import { processorTime, type Spent } from './processes.ts'

/** What came of one short round. */
export type Round = {
  readonly rate: number
  /** Milliseconds of processor time for each piece of work. */
  readonly spent: Spent
}

export type Compared = {
  readonly rate: number
  readonly spent: Spent
  readonly baselineRate: number
  readonly baselineSpent: Spent
  /** The rate as a part of the baseline's of the same round. */
  readonly ratio: number
  /** Processes that wanted a processor, a minute's mean at the end. */
  readonly load: number
}

const WARM_UPS = 2

export type Effort = { readonly rounds: number; readonly seconds: number }

/**
 * Work and baseline in turn, so that a slow moment of the machine falls on both; medians of the
 * rounds. The first rounds warm up and do not count: a program runs for seconds before the engine
 * has compiled what it does all the time.
 */
export async function alternate(
  rounds: number,
  work: () => Promise<Round>,
  baseline: () => Promise<Round>,
): Promise<Compared> {
  const done: { readonly work: Round; readonly baseline: Round }[] = []
  for (let round = -WARM_UPS; round < rounds; round += 1) {
    const pair = { baseline: await baseline(), work: await work() }
    if (round >= 0) done.push(pair)
  }
  return {
    rate: median(done.map((each) => each.work.rate)),
    spent: middle(done.map((each) => each.work.spent)),
    baselineRate: median(done.map((each) => each.baseline.rate)),
    baselineSpent: middle(done.map((each) => each.baseline.spent)),
    ratio: median(done.map((each) => each.work.rate / each.baseline.rate)),
    load: loadavg()[0] ?? Number.NaN,
  }
}

function middle(all: readonly Spent[]): Spent {
  return {
    own: median(all.map(({ own }) => own)),
    below: median(all.map(({ below }) => below)),
  }
}

/** What a process and those below it used since, for each piece of work. */
export function spentSince(before: Spent, pid: number, works: number): Spent {
  const { own, below } = processorTime(pid)
  return { own: (own - before.own) / works, below: (below - before.below) / works }
}
