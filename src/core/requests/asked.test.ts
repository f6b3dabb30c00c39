import { describe, expect, it } from 'vitest'
import { type Asked, itemsBefore, itemsWithin } from './asked.ts'

const asked: readonly Asked[] = [
  { id: 'a', receivedOn: '2026-02-28', items: 4 },
  { id: 'b', receivedOn: '2026-03-01', items: 3 },
  { id: 'c', receivedOn: '2026-03-31', items: 1 },
  { id: 'd', receivedOn: '2026-03-31', items: 12 },
  { id: 'e', receivedOn: '2026-04-01', items: 1 },
]

describe('what an applicant asked for, in items', () => {
  it.each([
    ['a', 0],
    ['b', 0],
    ['c', 3],
    ['d', 4],
    ['e', 0],
    ['nobody', 0],
  ])('before %s in its calendar month is %d', (id, items) => {
    expect(itemsBefore(asked, id)).toBe(items)
  })

  it('over days takes both ends', () => {
    expect(itemsWithin(asked, '2026-02-28', '2026-03-31')).toBe(20)
    expect(itemsWithin(asked, '2026-03-02', '2026-03-30')).toBe(0)
  })
})
