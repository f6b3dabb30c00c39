import { expect, it } from 'vitest'
import { topicHeading } from './section-words.ts'

const TOPIC = { id: 'requests', label: '依申请公开' }

it.each([
  ['', 1, '（二）依申请公开'],
  ['没有小标题的文字。', 1, '（二）依申请公开'],
  ['（一）主动公开\n公开了信息。', 1, '（二）依申请公开'],
  ['（一）组织保障\n甲\n（二）平台建设\n乙\n( 四 )监督保障\n丙', 1, '（五）依申请公开'],
  ['正文提到（九）项，不是小标题。', 0, '（一）依申请公开'],
  ['（十）第十项', 0, '（11）依申请公开'],
])('counts on in «%s»', (text, index, heading) => {
  expect(topicHeading(TOPIC, index, text)).toBe(heading)
})
