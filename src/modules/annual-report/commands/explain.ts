import { defineCommand, wrongUsage } from '#platform/terminal/command.ts'
import { nearest } from '#platform/terminal/suggest.ts'
import { FILES_OPTIONS, JSON_OPTION, openWorkshop } from './shared.ts'

export const explainCommand = defineCommand({
  name: 'explain',
  summary: '解释一条规则、一行或一个单元格：含义、怎么填、法律依据',
  usage: ['编号或词语… [--json]', ''],
  operands: { min: 0, max: Number.POSITIVE_INFINITY, what: '规则、行或单元格' },
  options: { ...JSON_OPTION, templates: FILES_OPTIONS.templates },
  notes: [
    '不写编号时列出全部规则。编号见 report check 和 report read --json 的结果。',
    '也可以写表中行名或规则名里的几个字；有几处相符时列出编号。',
  ],
  examples: [
    { line: 'report explain t3.balance', about: '一条勾稽关系' },
    { line: 'report explain t3.denied_secret.natural', about: '一个单元格' },
    { line: 'report explain t3.denied_secret', about: '表中的一行' },
    { line: 'report explain 国家秘密', about: '按行名里的字查找' },
    { line: 'report explain', about: '全部规则' },
  ],
  run: async ({ operands, options }, terminal) => {
    const workshop = openWorkshop(options.templates)
    if (!workshop.ok) return wrongUsage(workshop.error)
    const { templates } = workshop.value
    const [{ explain, findByWords }, { rulesOf }, text] = await Promise.all([
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
    const nameOf = (id: string) => templates.find((each) => each.id === id)?.name ?? id
    const known = [
      ...rules.map(({ id }) => id),
      ...templates.flatMap((each) => [...each.cellById.keys()]),
    ]
    for (const id of operands) {
      const matches = findByWords(id, templates)
      const [only] = matches
      const found = explain(matches.length === 1 && only ? only.id : id, templates)
      if (!found && matches.length > 0) {
        await terminal.print(
          ...(options.json
            ? [JSON.stringify({ words: id, matches })]
            : text.matchLines(id, matches)),
        )
        continue
      }
      if (!found) {
        const near = nearest(id, known)
        return wrongUsage(`没有规则、行或单元格 ${id}${near ? `，是不是 ${near}？` : ''}`)
      }
      await terminal.print(
        ...(options.json ? [JSON.stringify(found)] : text.explainedLines(found, nameOf, terminal)),
      )
    }
    return 0
  },
})
