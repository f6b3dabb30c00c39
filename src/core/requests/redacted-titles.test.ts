import { expect, it } from 'vitest'
import { markedTitle, REDACTED, REPLACED, stemOf } from './redacted-titles.ts'

it.each([
  ['名册.pdf', '名册'],
  ['名册（部分公开）', '名册'],
  ['名册（部分公开2）（已由新的一份代替）', '名册'],
  ['名册（部分内容）', '名册（部分内容）'],
])('takes %s for %s', (title, stem) => expect(stemOf(title)).toBe(stem))

it('tells apart what has the same name, within the length of a title', () => {
  expect(markedTitle('名册', REDACTED, new Set())).toBe('名册（部分公开）')
  const taken = new Set(['名册（部分公开）', '名册（部分公开2）'])
  expect(markedTitle('名册', REDACTED, taken)).toBe('名册（部分公开3）')
  expect(markedTitle('长'.repeat(200), REPLACED, new Set())).toHaveLength(200)
})
