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
  const wait = (milliseconds: number) => () =>
    new Promise((resolve) => setTimeout(resolve, milliseconds))

  it('tells how many times longer the work takes than its baseline', async () => {
    const effort = { rounds: 3, millisecondsPerRound: 60 }
    const { rate, baselineRate, ratio } = await measure(wait(20), wait(5), effort)
    expect(rate).toBeLessThanOrEqual(51)
    expect(baselineRate).toBeGreaterThan(rate)
    expect(ratio).toBeGreaterThan(1)
  })
})
