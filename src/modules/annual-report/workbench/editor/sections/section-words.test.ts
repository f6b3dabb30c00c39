import { expect, it } from 'vitest'
import { blankReport } from '#core/annual-report/blank-report.ts'
import { sectionFromText } from '#core/annual-report/reading/sections.ts'
import { defineTemplate } from '#core/annual-report/template.ts'
import data from '#core/annual-report/templates/foi-annual-2021.json' with { type: 'json' }
import { topicHeading, topicState } from './section-words.ts'

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

const made = defineTemplate(data)
if (!made.ok) throw new Error(made.error)
const template = made.value
const overview = template.sections.find(({ topics = [] }) => topics.length > 0)
if (!overview?.topics) throw new Error('no section with topics')
const [first] = overview.topics
if (!first) throw new Error('no topic')
const blank = blankReport(template, 2025, '安澜县人民政府')
const written = (text: string) => ({ ...blank, sections: [sectionFromText(overview, text)] })
const heading = `（一）${first.label}`

it('counts no hint of the form as written', () => {
  const states = overview.topics?.map((topic) => topicState(blank, overview, topic))
  expect(new Set(states)).toEqual(new Set(['empty']))
})

it.each([
  ['', 'missing'],
  ['没有小标题的文字。', 'missing'],
  [heading, 'empty'],
  [`${heading}\n〔请填写：做法〕\n \n〔请填写：数量`, 'empty'],
  [`${heading}\n〔请填写：做法〕\n公开 12 条。`, 'written'],
  [`${heading}。公开 12 条。`, 'written'],
])('takes a topic in «%s» for %s', (text, state) => {
  expect(topicState(written(text), overview, first)).toBe(state)
})
