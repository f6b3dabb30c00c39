import { defineCommand, wrongUsage } from '#platform/terminal/command.ts'
import { printable } from '#platform/terminal/width.ts'
import {
  FILES_NOTE,
  gatherInputs,
  MANY_FILES_OPTIONS,
  openWorkshop,
  problemJson,
  withProgress,
} from './shared.ts'

/** More files than this are shown on one line each. */
const FEW = 10

export const readCommand = defineCommand({
  name: 'read',
  summary: '读出报告：标题、机关、年度、每一格数字和正文',
  usage: ['文件… [--json]'],
  operands: { min: 1, max: Number.POSITIVE_INFINITY, what: '要读的文件或文件夹' },
  options: MANY_FILES_OPTIONS,
  notes: [
    FILES_NOTE,
    '--json 给出表中的每一格；数字、空白、“/”、不适用、文字、没有读出各有标记，没有读出的绝不写成数字。',
    '--json 时读不出的文件也占一行，写明原因。',
  ],
  examples: [
    { line: 'report read 年报.docx', about: '看看读出了什么' },
    { line: 'report read --json 年报/ > 年报.jsonl', about: '一个文件夹的报告变成数据' },
    { line: 'report read - < 年报.html', about: '从管道读' },
  ],
  run: async ({ operands, options }, terminal) => {
    const workshop = openWorkshop(options.templates)
    if (!workshop.ok) return wrongUsage(workshop.error)
    const inputs = await gatherInputs(operands, terminal)
    const [{ readEachFile }, { toJson }, { readLines, readLine }] = await Promise.all([
      import('../actions/read-files.ts'),
      import('#core/annual-report/json.ts'),
      import('../views/read-text.ts'),
    ])
    const bar = terminal.progress('读取', inputs.length, options.progress)
    let code: 0 | 1 = 0
    for await (const { file, result } of readEachFile(inputs, withProgress(workshop.value, bar))) {
      if (!result.ok) {
        code = 1
        if (options.json) await terminal.print(problemJson(file, result.error))
        else terminal.note(printable(`${file}：${result.error.message}`))
      } else if (options.json) {
        await terminal.print(JSON.stringify(toJson(result.value.report, file)))
      } else if (inputs.length <= FEW) {
        await terminal.print(...readLines(file, result.value, terminal))
      } else {
        await terminal.print(readLine(file, result.value))
      }
    }
    bar.end()
    return code
  },
})
