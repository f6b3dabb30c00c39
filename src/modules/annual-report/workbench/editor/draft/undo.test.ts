import { expect, it } from 'vitest'
import { type History, noHistory, redo, remember, undo } from './undo.ts'

const act = (place: string, before: number, after: number) => [{ place, before, after }]
const history: History<number> = remember(remember<number>(noHistory, act('a', 1, 2)), [
  { place: 'b', before: 5, after: 6 },
  { place: 'b', before: 6, after: 7 },
])

it('takes back the last act as a whole, its parts in reverse', () => {
  expect(undo(history)?.edits).toEqual([
    { place: 'b', before: 7, after: 6 },
    { place: 'b', before: 6, after: 5 },
  ])
})

it('does again what was taken back, and forgets it after a new act', () => {
  const back = undo(history)?.history ?? noHistory
  expect(redo(back)?.edits).toHaveLength(2)
  expect(redo(redo(back)?.history ?? noHistory)).toBeNull()
  expect(redo(remember<number>(back, act('c', 0, 1)))).toBeNull()
})

it('has an end', () => {
  const once = undo(history)?.history ?? noHistory
  const twice = undo(once)?.history ?? noHistory
  expect(undo(twice)).toBeNull()
})

it('does not count an act that changed nothing', () => {
  expect(remember(history, [])).toBe(history)
})
