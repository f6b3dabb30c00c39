/** One piece of work; what it returns is ignored, what it throws ends the bench. */
export type Work = () => unknown

export type Effort = { readonly rounds: number; readonly millisecondsPerRound: number }

export type Measured = {
  /** Times per second of processor time, median of the rounds. */
  readonly rate: number
  readonly baselineRate: number
  /** How many times longer the work takes than its baseline, median of the rounds. */
  readonly ratio: number
}

/**
 * Measures work against its baseline. The two take turns within every round, so that a slow moment
 * of the machine falls on both; the first round warms up and does not count.
 */
export async function measure(work: Work, baseline: Work, effort: Effort): Promise<Measured> {
  const rates: number[] = []
  const baselines: number[] = []
  for (let round = 0; round <= effort.rounds; round += 1) {
    const baselineRate = await rateOf(baseline, effort.millisecondsPerRound / 2)
    const rate = await rateOf(work, effort.millisecondsPerRound)
    if (round === 0) continue
    rates.push(rate)
    baselines.push(baselineRate)
  }
  return {
    rate: median(rates),
    baselineRate: median(baselines),
    ratio: median(rates.map((rate, round) => (baselines[round] ?? 0) / rate)),
  }
}

/**
 * Times per second of processor time, over at least the given time and at least twice. All threads of
 * this process count, the collector's too; what other programs take does not.
 */
async function rateOf(work: Work, milliseconds: number): Promise<number> {
  const began = process.cpuUsage()
  let times = 0
  let spent = 0
  while (spent < milliseconds || times < 2) {
    await work()
    times += 1
    const { user, system } = process.cpuUsage(began)
    spent = (user + system) / 1000
  }
  return (times * 1000) / spent
}

/** The middle value; of an even number, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length - 1 - middle], sorted[middle]]
  return (low + high) / 2
}
