import { describe, expect, it } from 'vitest'
import { measure, median } from './measure.ts'

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[10, 2, 4, 100], 7],
  ])('of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle)
  })
})

describe('measure', () => {
  const busy = (steps: number) => () => {
    let sum = 0
    for (let step = 0; step < steps; step += 1) sum += Math.sqrt(step)
    return sum
  }

  it('tells how many times longer the work takes than its baseline', async () => {
    const effort = { rounds: 5, millisecondsPerRound: 40 }
    const { rate, baselineRate, ratio } = await measure(busy(1_000_000), busy(100_000), effort)
    expect(baselineRate).toBeGreaterThan(rate)
    expect(ratio).toBeGreaterThan(5)
    expect(ratio).toBeLessThan(20)
  })
})
