import { join } from 'node:path'
import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { toJson } from '#core/annual-report/json.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { fileNameFor } from '#platform/disk/file-names.ts'
import { type OptionSpecs, type Outcome, wrongUsage } from '#platform/terminal/command.ts'
import { nearest } from '#platform/terminal/suggest.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import type { ReportCopy } from '../actions/save-copies.ts'
import type { ReportFormat } from '../actions/write-report.ts'
import { reportTitle } from '../views/report-document.ts'

const FORMATS: readonly ReportFormat[] = ['docx', 'pdf', 'html', 'xlsx', 'csv', 'json']

export const TO_OPTION = {
  to: { kind: 'value', argument: 'LIST', about: `格式，用逗号隔开：${FORMATS.join(',')}` },
} as const satisfies OptionSpecs

export const OUTPUT_OPTION = {
  output: {
    kind: 'value',
    short: 'o',
    argument: 'PATH',
    about: '写到这个文件（格式看扩展名）或文件夹；没有时把 JSON 写到标准输出',
  },
} as const satisfies OptionSpecs

/** `docx,pdf` → the formats; a sentence where one is not known. */
export function parseFormats(list: string): Result<readonly ReportFormat[], string> {
  const formats: ReportFormat[] = []
  for (const name of list.toLowerCase().split(/[,，、\s]+/)) {
    if (name === '') continue
    const format = FORMATS.find((each) => each === name)
    if (!format) {
      const near = nearest(name, FORMATS)
      return fail(
        `没有格式 ${name}，${near ? `是不是 ${near}？` : `可用的有：${FORMATS.join('、')}。`}`,
      )
    }
    if (!formats.includes(format)) formats.push(format)
  }
  return formats.length > 0 ? ok(formats) : fail(`请用 --to 写明格式：${FORMATS.join(',')}`)
}

/** What the user said about where a report goes. */
export type Destination = {
  readonly to: string | null
  readonly output: string | null
  readonly json: boolean
}

/** Hands a report that the command has made over to where the user wants it. */
export async function deliver(
  made: TemplatedReport,
  { to, output, json }: Destination,
  terminal: Terminal,
): Promise<Outcome> {
  if (to === null && output === null) {
    await terminal.print(JSON.stringify(toJson(made.report), null, json ? 0 : 2))
    return 0
  }
  const copies = copiesOf(made, to, output ?? '.')
  if (!copies.ok) return wrongUsage(copies.error)
  const { saveCopies } = await import('../actions/save-copies.ts')
  const saved = await saveCopies(made, copies.value)
  if (!saved.ok) {
    terminal.note(saved.error.message)
    return 1
  }
  if (json) await terminal.print(JSON.stringify({ written: saved.value }))
  else for (const path of saved.value) terminal.note(`已写到 ${path}`)
  return 0
}

function copiesOf(
  { report, template }: TemplatedReport,
  to: string | null,
  output: string,
): Result<readonly ReportCopy[], string> {
  const named = FORMATS.find((format) => output.toLowerCase().endsWith(`.${format}`))
  if (named && to === null) return ok([{ format: named, path: output }])
  const formats = to === null ? ok(['json'] as const) : parseFormats(to)
  if (!formats.ok) return formats
  const [only] = formats.value
  if (named && formats.value.length === 1 && only === named) {
    return ok([{ format: named, path: output }])
  }
  if (named)
    return fail(`-o ${output} 是一个 ${named} 文件，与 --to ${to} 不合；多种格式请给文件夹`)
  const name = fileNameFor(reportTitle(report, template), '年度报告')
  return ok(formats.value.map((format) => ({ format, path: join(output, `${name}.${format}`) })))
}
