/** Repeatable chance: the same seed gives the same county on every machine. */
export type Dice = {
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number
  /** A whole number around `mean`, never below zero, `spread` of it up or down. */
  readonly around: (mean: number, spread?: number) => number
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T
}

export function diceOf(seed: string): Dice {
  let state = 2166136261
  for (const character of seed) state = Math.imul(state ^ character.charCodeAt(0), 16777619)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    whole,
    around: (mean, spread = 0.25) =>
      Math.max(0, Math.round(mean * (1 + spread * (2 * next() - 1)))),
    pick: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
  }
}
