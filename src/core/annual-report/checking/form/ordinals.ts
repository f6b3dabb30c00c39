import type { Finding } from '../../finding.ts'
import type { SectionText } from '../../report.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { sectionName, textFinding } from '../text/text-finding.ts'

/** Sub-headings numbered without a gap. */
export const ordinals: Rule = {
  id: 'form.ordinals',
  level: 'hint',
  title: '小标题的序号连续',
  explanation:
    '同一部分的小标题应依次写（一）（二）（三），有的编号有的不编、跳号或重号，多半是增删段落后没有整理，也会让人怀疑缺了内容。请按顺序编号。',
  basis: ['党政机关公文格式 GB/T 9704—2012'],
  check: (context) =>
    context.report.sections.flatMap((section) =>
      section.topics.length > 1 ? broken(context, section) : [],
    ),
}

const NUMBERS = '一二三四五六七八九十'
const ORDINAL = /^\s*[（(]\s*([一二三四五六七八九十])\s*[）)]/

function broken({ template }: CheckContext, { id, topics }: SectionText): Finding[] {
  const numbers = topics.map(
    ({ heading }) => NUMBERS.indexOf(ORDINAL.exec(heading)?.[1] ?? '无') + 1,
  )
  if (numbers.every((number) => number === 0)) return []
  const faults = topics.flatMap(({ heading }, index) =>
    numbers[index] === index + 1 ? [] : [{ heading, ordinal: `（${NUMBERS[index] ?? ''}）` }],
  )
  if (faults.length === 0) return []
  const named = faults.map(({ heading, ordinal }) => `“${heading}”应编为“${ordinal}”`).join('，')
  const message = `${sectionName(template, id)}的小标题${named}，请把小标题按顺序编号。`
  return [
    textFinding(ordinals, id, message, {
      expected: faults.map(({ ordinal }) => ordinal).join('、'),
      actual: faults.map(({ heading }) => heading).join('；'),
    }),
  ]
}
