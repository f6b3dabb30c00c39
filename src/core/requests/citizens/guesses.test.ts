import fc from 'fast-check'
import { expect, it } from 'vitest'
import { GUESS_SETTING, minutesShut } from './guesses.ts'

const NOW = '2026-01-15T01:30:00.000Z'
const ago = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString()
const guesses = (count: number, minutes: number) =>
  Array.from({ length: count }, () => ago(minutes))

it.each([
  [guesses(9, 0), null],
  [guesses(10, 0), 60],
  [guesses(10, 59), 1],
  [guesses(10, 60), null],
  [[...guesses(9, 1), ...guesses(1, 50)], 10],
  [[...guesses(9, 1), ...guesses(5, 61)], null],
])('%#: shut for %s', (latest, minutes) => expect(minutesShut(latest, NOW)).toBe(minutes))

it('is never shut for longer than the setting says, whoever guesses', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200), { maxLength: 40 }), (minutes) => {
      const latest = minutes.toSorted((one, other) => one - other).map(ago)
      expect(minutesShut(latest, NOW) ?? 0).toBeLessThanOrEqual(GUESS_SETTING.minutes)
    }),
  )
})
