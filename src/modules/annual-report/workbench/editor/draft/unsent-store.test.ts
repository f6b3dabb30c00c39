import { expect, it } from 'vitest'
import { keepUnsent, type Shelf, takeUnsent } from './unsent-store.ts'

function shelf(entries: Record<string, string> = {}): Shelf {
  const map = new Map(Object.entries(entries))
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    key: (index) => [...map.keys()][index] ?? null,
    get length() {
      return map.size
    },
  }
}
const unsent = { title: { before: '旧', after: '新' } }
const mine = { account: 'a', report: 'r' }

it('gives back what was kept, to the same account and report only', () => {
  const one = shelf()
  expect(keepUnsent(one, mine, 'tab', unsent)).toBe(true)
  expect(takeUnsent(one, { ...mine, account: 'b' })).toEqual({})
  expect(takeUnsent(one, { ...mine, report: 's' })).toEqual({})
  expect(takeUnsent(one, mine)).toEqual(unsent)
  expect(takeUnsent(one, mine)).toEqual({})
})

it('gathers what several tabs left behind', () => {
  const one = shelf()
  keepUnsent(one, mine, '1', unsent)
  keepUnsent(one, mine, '2', { signedOn: { before: null, after: '2026-01-20' } })
  expect(Object.keys(takeUnsent(one, mine)).sort()).toEqual(['signedOn', 'title'])
})

it('clears away what was sent', () => {
  const one = shelf()
  keepUnsent(one, mine, 'tab', unsent)
  keepUnsent(one, mine, 'tab', {})
  expect(one.length).toBe(0)
})

it('says when there is no room', () => {
  const setItem = () => {
    throw new Error('quota')
  }
  expect(keepUnsent({ ...shelf(), setItem, length: 0 }, mine, 'tab', unsent)).toBe(false)
})

it.each(['不是 JSON', '[]', 'null', '{"title":"没有前后"}'])('takes %s for nothing', (text) => {
  expect(takeUnsent(shelf({ 'gongkai:unsent:a:r:tab': text }), mine)).toEqual({})
})
