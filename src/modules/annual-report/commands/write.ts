import { dirname, extname, resolve } from 'node:path'
import { fileNameFor, uniqueNames } from '#platform/disk/file-names.ts'
import { overwriteProblem } from '#platform/disk/overwrite.ts'
import { sweepWhenLeaving } from '#platform/disk/save.ts'
import { stemOf } from '#platform/disk/walk.ts'
import { defineCommand, wrongUsage } from '#platform/terminal/command.ts'
import { printable } from '#platform/terminal/width.ts'
import type { FileInput } from '../actions/read-report.ts'
import type { ReportCopy } from '../actions/save-copies.ts'
import { REPORT_FORMATS } from '../actions/write-report.ts'
import {
  copiesAt,
  type Destination,
  destinationOf,
  OUTPUT_NOTES,
  OUTPUT_OPTIONS,
} from './destination.ts'
import {
  FILES_NOTE,
  gatherInputs,
  MANY_FILES_OPTIONS,
  openWorkshop,
  pathsOf,
  problemJson,
  withProgress,
} from './shared.ts'

export const writeCommand = defineCommand({
  name: 'write',
  summary: '把报告写成统一格式的 Word、PDF、网页、Excel、CSV、JSON',
  usage: [`文件… --to ${REPORT_FORMATS.join(',')} [-o 文件夹]`, '文件 -o 文件.docx'],
  operands: { min: 1, max: Number.POSITIVE_INFINITY, what: '要写的报告文件或文件夹' },
  options: {
    ...OUTPUT_OPTIONS,
    ...MANY_FILES_OPTIONS,
  },
  notes: [
    FILES_NOTE,
    '写出的文件读回来每一格都相同，空白仍是空白。',
    '没有 -o 时写到当前文件夹；几个来源同名，或与正在读的文件同名时，依次编号。',
    ...OUTPUT_NOTES,
  ],
  examples: [
    { line: 'report write 年报.txt --to docx,pdf -o out/', about: '写成 Word 和 PDF' },
    { line: 'report write 全县/ --to json -o data/', about: '一个文件夹的报告都变成 JSON' },
  ],
  run: async ({ operands, options }, terminal) => {
    if (options.to === null && options.output === null) {
      return wrongUsage('请用 --to 写明格式，或用 -o 写明文件')
    }
    const destination = destinationOf(options.to, options.output)
    if (!destination.ok) return wrongUsage(destination.error)
    const workshop = openWorkshop(options.templates)
    if (!workshop.ok) return wrongUsage(workshop.error)
    const inputs = await gatherInputs(operands, terminal)
    if ('file' in destination.value && inputs.length > 1) {
      return wrongUsage(`-o 是一个文件，要写的报告有 ${inputs.length} 份，请给文件夹`)
    }
    const copies = copiesOf(inputs, destination.value)
    const problem = overwriteProblem({
      outputs: copies.flat().map(({ path }) => path),
      inputs: pathsOf(inputs),
      force: options.force,
    })
    if (problem) return wrongUsage(printable(problem))
    sweepWhenLeaving(copies.flat().map(({ path }) => dirname(path)))
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

/** The files to write for each input: in a folder no two alike, and none that is being read. */
function copiesOf(inputs: readonly FileInput[], destination: Destination): ReportCopy[][] {
  const give = uniqueNames('folder' in destination ? namesRead(inputs, destination) : [])
  return inputs.map(({ file }) =>
    copiesAt(destination, give(fileNameFor(file === '-' ? '报告' : stemOf(file), '报告'))),
  )
}

type Folder = Extract<Destination, { readonly folder: string }>

/** Names in the folder that inputs have, in a format that is to be written. */
function namesRead(inputs: readonly FileInput[], { folder, formats }: Folder): string[] {
  return pathsOf(inputs)
    .filter((path) => dirname(resolve(path)) === resolve(folder))
    .filter((path) => formats.some((format) => extname(path).toLowerCase() === `.${format}`))
    .map(stemOf)
}
