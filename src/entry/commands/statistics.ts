import { toHalfWidth } from '#core/kit/text.ts'
import { type CommandGroup, defineCommand, wrongUsage } from '#platform/terminal/command.ts'

const requests = defineCommand({
  name: 'requests',
  summary: '依申请公开：年度报告表三、表四的数字',
  usage: ['--year 年份 [--agency 单位 [--below]] [--json]'],
  operands: { min: 0, max: 0, what: '' },
  options: {
    year: { kind: 'value', argument: '年份', about: '统计年度' },
    agency: {
      kind: 'value',
      argument: '单位',
      about: '统一社会信用代码、名称或简称；不写时是全部单位之和',
    },
    below: { kind: 'flag', about: '连同这个单位的全部下属单位' },
    json: { kind: 'flag', about: '给程序用的 JSON：单元格编号和数字' },
  },
  notes: ['网站运行时也可以做。合计也在内；没有列出的行、JSON 里没有的单元格是零。'],
  examples: [
    { line: 'statistics requests --year 2026 --agency 教育局 --json', about: '一个单位的一年' },
  ],
  run: async ({ options: { year, agency, below, json } }, terminal) => {
    const digits = toHalfWidth(year ?? '').trim()
    if (!/^20\d\d$/.test(digits)) return wrongUsage('请用 --year 写明四位年份，如 2026')
    if (below && agency === null) return wrongUsage('--below 要和 --agency 一起用')
    const wanted = { year: Number(digits), agency, below, asJson: json }
    return (await import('../work/request-statistics.ts')).printRequestStatistics(wanted, terminal)
  },
})

export const statisticsCommands: CommandGroup = {
  name: 'statistics',
  summary: '统计数字',
  commands: [requests],
}
