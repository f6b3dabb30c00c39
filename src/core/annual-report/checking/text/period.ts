import type { Rule } from '../rule.ts'
import { scanText, sentenceAt } from './scan.ts'
import { sectionName, textFinding } from './text-finding.ts'

const FIRST_DAY = /^\s*1\s*月\s*1\s*日[^。；\n]{0,12}?12\s*月\s*31\s*日/

/** The period of the statistics is the calendar year of the report. */
export const period: Rule = {
  id: 'n.period',
  level: 'error',
  title: '统计期限为报告年度的全年',
  explanation:
    '年度报告的数据统计自报告年度 1 月 1 日至 12 月 31 日。写成上一年的，多半是沿用了旧稿；统计期限不满一年的，数字也不完整。请核对期限和数据。',
  basis: ['条例§49'],
  check: ({ template, report }) => {
    if (report.year === null) return []
    const expected = `${report.year}-01-01 至 ${report.year}-12-31`
    const { period: stated } = report
    if (stated && `${stated.from} 至 ${stated.to}` !== expected) {
      const actual = `${stated.from} 至 ${stated.to}`
      const message = `统计期限写的是 ${actual}，应为 ${expected}，请核对期限和数据。`
      return [textFinding(period, 'intro', message, { expected, actual })]
    }
    return scanText(report)
      .otherYears.filter(({ text, end }) => FIRST_DAY.test(text.slice(end, end + 40)))
      .map(({ section, text, year, start, end }) =>
        textFinding(
          period,
          section,
          `${sectionName(template, section)}写的统计期限是 ${year} 年全年，应为 ${report.year} 年，请核对期限和数据。`,
          {
            expected,
            actual: `${year}-01-01 至 ${year}-12-31`,
            quote: { text: sentenceAt(text, start).text.trim(), start, end },
          },
        ),
      )
  },
}
