import { dirname, extname, join, resolve } from 'node:path'
import { fileNameFor, uniqueNames } from '#platform/disk/file-names.ts'
import { stemOf } from '#platform/disk/walk.ts'
import { defineCommand, wrongUsage } from '#platform/terminal/command.ts'
import { printable } from '#platform/terminal/width.ts'
import type { FileInput } from '../actions/read-report.ts'
import type { ReportCopy } from '../actions/save-copies.ts'
import type { ReportFormat } from '../actions/write-report.ts'
import { parseFormats, TO_OPTION } from './deliver.ts'
import {
  FILES_NOTE,
  FILES_OPTIONS,
  gatherInputs,
  JSON_OPTION,
  openWorkshop,
  problemJson,
  withProgress,
} from './shared.ts'

export const writeCommand = defineCommand({
  name: 'write',
  summary: '把报告写成统一格式的 Word、PDF、网页、Excel、CSV、JSON',
  usage: ['FILE… --to docx,pdf,html,xlsx,csv,json [-o DIR]'],
  operands: { min: 1, max: Number.POSITIVE_INFINITY, what: '要写的报告文件或文件夹' },
  options: {
    ...TO_OPTION,
    output: { kind: 'value', short: 'o', argument: 'DIR', about: '写到这个文件夹，默认当前文件夹' },
    ...JSON_OPTION,
    ...FILES_OPTIONS,
  },
  notes: [
    FILES_NOTE,
    '写出的文件读回来每一格都相同，空白仍是空白。',
    '文件夹里已有的同名文件会被替换，但绝不替换正在读的文件；几个来源同名时依次编号。',
  ],
  examples: [
    { line: 'report write 年报.txt --to docx,pdf -o out/', about: '写成 Word 和 PDF' },
    { line: 'report write 全县/ --to json -o data/', about: '一个文件夹的报告都变成 JSON' },
  ],
  run: async ({ operands, options }, terminal) => {
    const formats = parseFormats(options.to ?? '')
    if (!formats.ok) return wrongUsage(formats.error)
    const workshop = openWorkshop(options.templates)
    if (!workshop.ok) return wrongUsage(workshop.error)
    const inputs = await gatherInputs(operands, terminal)
    const copies = copiesOf(inputs, formats.value, options.output ?? '.')
    const { workOnFiles } = await import('../actions/workshop.ts')
    const bar = terminal.progress('写出', inputs.length, options.progress)
    const tasks = inputs.map((input, index) => ({
      kind: 'write' as const,
      input,
      copies: copies[index] ?? [],
    }))
    let code: 0 | 1 = 0
    for await (const { file, result } of workOnFiles<'write'>(
      tasks,
      withProgress(workshop.value, bar),
    )) {
      if (!result.ok) code = 1
      if (options.json) {
        await terminal.print(
          result.ok
            ? JSON.stringify({ file, written: result.value })
            : problemJson(file, result.error),
        )
      } else if (result.ok) await terminal.print(...result.value.map(printable))
      else terminal.note(printable(`${file}：${result.error.message}`))
    }
    bar.end()
    return code
  },
})

/** The files to write for each input: no two alike, and none that is being read. */
function copiesOf(
  inputs: readonly FileInput[],
  formats: readonly ReportFormat[],
  folder: string,
): ReportCopy[][] {
  const sources = inputs.flatMap(({ source }) => ('path' in source ? [resolve(source.path)] : []))
  const read = sources.filter(
    (path) =>
      dirname(path) === resolve(folder) &&
      formats.some((format) => extname(path).toLowerCase() === `.${format}`),
  )
  const give = uniqueNames(read.map(stemOf))
  return inputs.map(({ file }) => {
    const name = give(fileNameFor(file === '-' ? '报告' : stemOf(file), '报告'))
    return formats.map((format) => ({ format, path: join(folder, `${name}.${format}`) }))
  })
}
