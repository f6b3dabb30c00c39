import { expect, it } from 'vitest'
import { shareOf, underWayText } from './under-way.ts'

it('goes on from step to step and page to page, and never back', () => {
  const steps = (['reading', 'covering', 'checking'] as const).flatMap((step) =>
    [1, 2, 3].map((page) => shareOf({ step, page, pages: 3 })),
  )
  expect(steps).toEqual([...steps].sort((one, other) => (one ?? 0) - (other ?? 0)))
  expect(Math.max(...steps.map((share) => share ?? 0))).toBeLessThan(1)
  expect(shareOf({ step: 'waiting', page: 0, pages: 0 })).toBeNull()
})

it.each([
  ['waiting', '前面还有文件在遮盖，正在排队'],
  ['covering', '正在遮盖第 2 页，共 9 页'],
  ['none', '正在逐页遮盖，共 7 页'],
] as const)('%s is «%s»', (step, text) => {
  expect(underWayText({ step, page: 2, pages: 9 }, 7)).toBe(text)
})
