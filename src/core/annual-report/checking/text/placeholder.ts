import { HINT_START } from '../../blank-report.ts'
import { FORMS } from '../basis.ts'
import type { Rule } from '../rule.ts'
import { sectionName, textFinding } from './text-finding.ts'

const MARKS = [HINT_START, '×××', 'XXX', 'xxx', '＊＊＊', '***']

/** The first hint or blank in a text that nobody filled in. */
export function placeholderIn(text: string): string | undefined {
  return MARKS.find((mark) => text.includes(mark))
}

/** Hints and blanks of a model text that nobody filled in. */
export const placeholder: Rule = {
  id: 'n.placeholder',
  level: 'error',
  title: '没有未填的提示语',
  explanation:
    '正文里还留着空白报告的提示语，或“×××”一类待填的记号。发布前应全部换成本机关的实际内容，没有内容的写“无”或删去。',
  basis: ['条例§50', ...FORMS],
  check: ({ report, template }) =>
    report.sections.flatMap(({ id, text }) => {
      const mark = placeholderIn(text)
      if (mark === undefined) return []
      const start = text.indexOf(mark)
      const rest = text.slice(start, start + 40).split('\n')[0] ?? mark
      return [
        textFinding(placeholder, id, `${sectionName(template, id)}还有未填写的内容：“${rest}”。`, {
          quote: { text: rest, start, end: start + rest.length },
        }),
      ]
    }),
}
