import { sectionText } from '../../report.ts'
import type { Rule } from '../rule.ts'
import { settings } from '../settings.ts'
import { placeholderIn } from './placeholder.ts'
import { sectionName, textFinding } from './text-finding.ts'

/** Section five names problems and says what is done about them. */
export const problems: Rule = {
  id: 'n.problems',
  level: 'warning',
  title: '问题和改进都要写',
  explanation:
    '第五部分应写明政府信息公开工作存在的主要问题和改进情况，两样都不能少。只写成绩、只表决心或三言两语带过的，属于敷衍，请结合本年实际补写。',
  basis: ['条例§50第一款(四)', '国办公开办函〔2021〕30号'],
  check: ({ report, template }) => {
    const { section, problem, improvement, minimum } = settings.problems
    const text = sectionText(report, section)
    // What nobody has written yet cannot lack anything: the placeholder is the finding.
    if (text.trim() === '' || placeholderIn(text) !== undefined) return []
    const lacks = [
      problem.some((word) => text.includes(word)) ? '' : '存在的问题',
      improvement.some((word) => text.includes(word)) ? '' : '改进情况',
    ].filter((name) => name !== '')
    const short = text.length < minimum && text.replace(/\s/g, '').length < minimum
    if (lacks.length === 0 && !short) return []
    const fault =
      lacks.length > 0 ? `没有写${lacks.join('和')}` : `只有 ${text.trim().length} 字，过于笼统`
    return [
      textFinding(
        problems,
        section,
        `${sectionName(template, section)}${fault}，请结合本年实际补写。`,
        {
          expected: '问题、改进',
          actual: text.trim().slice(0, 60),
        },
      ),
    ]
  },
}
