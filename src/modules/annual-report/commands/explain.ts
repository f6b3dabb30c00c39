import { defineCommand, wrongUsage } from '#platform/terminal/command.ts'
import { nearest } from '#platform/terminal/suggest.ts'
import { FILES_OPTIONS, JSON_OPTION, openWorkshop } from './shared.ts'

export const explainCommand = defineCommand({
  name: 'explain',
  summary: '解释一条规则或一个单元格：含义、怎么填、法律依据',
  usage: ['RULE|CELL… [--json]', ''],
  operands: { min: 0, max: Number.POSITIVE_INFINITY, what: '规则或单元格' },
  options: { ...JSON_OPTION, templates: FILES_OPTIONS.templates },
  notes: [
    '不带参数时列出全部规则。规则和单元格的编号见 report check 和 report read --json 的结果。',
  ],
  examples: [
    { line: 'report explain t3.balance', about: '一条勾稽关系' },
    { line: 'report explain t3.denied_secret.natural', about: '一个单元格' },
    { line: 'report explain', about: '全部规则' },
  ],
  run: async ({ operands, options }, terminal) => {
    const workshop = openWorkshop(options.templates)
    if (!workshop.ok) return wrongUsage(workshop.error)
    const { templates } = workshop.value
    const [{ explain }, { rulesOf }, text] = await Promise.all([
      import('#core/annual-report/explain.ts'),
      import('#core/annual-report/checking/index.ts'),
      import('../views/explain-text.ts'),
    ])
    const rules = [...new Map(templates.flatMap(rulesOf).map((rule) => [rule.id, rule])).values()]
    if (operands.length === 0) {
      await terminal.print(
        ...(options.json
          ? rules.map(({ id, level, title, basis }) => JSON.stringify({ id, level, title, basis }))
          : text.ruleListLines(rules)),
      )
      return 0
    }
    const known = [
      ...rules.map(({ id }) => id),
      ...templates.flatMap((each) => [...each.cellById.keys()]),
    ]
    for (const id of operands) {
      const found = explain(id, templates)
      if (!found) {
        const near = nearest(id, known)
        return wrongUsage(`没有规则或单元格 ${id}${near ? `，是不是 ${near}？` : ''}`)
      }
      await terminal.print(
        ...(options.json ? [JSON.stringify(found)] : text.explainedLines(found, terminal)),
      )
    }
    return 0
  },
})
