import { expect, it } from 'vitest'
import { GROUNDS } from './decision-kinds.ts'
import { groundText } from './ground-text.ts'

it('names the article and the ground, shortly enough to be printed on a cover', () => {
  expect(groundText('deny_third_party')).toBe('条例第十五条 保护第三方合法权益')
  for (const ground of GROUNDS) {
    expect(groundText(ground)).toMatch(/^条例第.+[条款项] .{4,}$/)
    expect(groundText(ground).length).toBeLessThanOrEqual(60)
  }
})
