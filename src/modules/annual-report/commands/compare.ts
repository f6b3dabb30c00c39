import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { defineCommand, wrongUsage } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { printable } from '#platform/terminal/width.ts'
import type { ReadFile } from '../actions/read-files.ts'
import { FILES_OPTIONS, gatherInputs, JSON_OPTION, openWorkshop, problemJson } from './shared.ts'

type Side = { readonly file: string } & TemplatedReport

export const compareCommand = defineCommand({
  name: 'compare',
  summary: '比较两份报告：两个年度、两个机关，或同一份的两个文件',
  usage: ['文件甲 文件乙 [--json]'],
  operands: { min: 2, max: 2, what: '要比较的两份报告' },
  options: { ...JSON_OPTION, templates: FILES_OPTIONS.templates },
  notes: [
    '逐格比较，两份可以是不同的格式；只列出不同的格子。',
    '空白、“/”、0 和没有读出的格子互不相同。',
  ],
  examples: [
    { line: 'report compare 2024.docx 2025.docx', about: '今年和上年差多少' },
    { line: 'report compare 年报.docx 年报.pdf', about: '两个文件是不是同一份报告' },
  ],
  run: async ({ operands, options }, terminal) => {
    const workshop = openWorkshop(options.templates)
    if (!workshop.ok) return wrongUsage(workshop.error)
    const inputs = await gatherInputs(operands, terminal)
    if (inputs.length !== 2) return wrongUsage('比较的是两份报告，不是文件夹')
    const { readFiles } = await import('../actions/read-files.ts')
    const sides: Side[] = []
    for (const { file, result } of await readFiles(inputs, workshop.value)) {
      if (result.ok) sides.push({ file, ...result.value })
      else await sayProblem({ file, result }, options.json, terminal)
    }
    const [left, right] = sides
    if (!left || !right) return 1
    const [{ compare }, { alikePairs }, { comparedLines }] = await Promise.all([
      import('#core/annual-report/compare.ts'),
      import('#core/annual-report/checking/index.ts'),
      import('../views/compare-text.ts'),
    ])
    const differences = compare(left, right)
    const alike = alikePairs([left.report, right.report]).map(({ section, alike }) => ({
      section,
      alike,
    }))
    if (options.json) {
      await terminal.print(
        JSON.stringify({ left: identity(left), right: identity(right), differences, alike }),
      )
    } else await terminal.print(...comparedLines(left, right, differences, alike, terminal))
    return 0
  },
})

function identity({ file, report }: Side) {
  const { template, year, agency } = report
  return { file, template, year, agency }
}

async function sayProblem({ file, result }: ReadFile, json: boolean, terminal: Terminal) {
  if (result.ok) return
  if (json) await terminal.print(problemJson(file, result.error))
  else terminal.note(printable(`${file}：${result.error.message}`))
}
