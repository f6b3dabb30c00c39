import { statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { OptionSpecs } from '#platform/terminal/command.ts'
import { nearest } from '#platform/terminal/suggest.ts'
import type { ReportCopy } from '../actions/save-copies.ts'
import { REPORT_FORMATS, type ReportFormat } from '../actions/write-report.ts'

/** Options of every command that writes reports: they mean the same everywhere. */
export const OUTPUT_OPTIONS = {
  to: {
    kind: 'value',
    argument: '格式',
    about: `写成什么格式，几种用逗号隔开：${REPORT_FORMATS.join(',')}`,
  },
  output: {
    kind: 'value',
    short: 'o',
    argument: '文件或文件夹',
    about: '写到哪里：带扩展名的是文件，没有扩展名或以 / 结尾的是文件夹',
  },
  force: { kind: 'flag', about: '已有同名文件时替换它；不加就不写' },
} as const satisfies OptionSpecs

/** What the help says about these options. */
export const OUTPUT_NOTES = [
  '-o 写到文件夹而没有 --to 时写成 Word（.docx）。',
  '已有的文件不会被替换，除非加 --force；正在读的文件绝不会被替换。',
  'PDF 的字体取自当前文件夹里的 fonts 文件夹（方正小标宋简体、仿宋_GB2312、黑体、楷体_GB2312、宋体）；没有时用自带的思源宋体。',
]

/** What was asked for when only a folder was named. */
const PLAIN_FORMAT: ReportFormat = 'docx'

/** Where reports go: each into a folder in some formats, or one into one file. */
export type Destination =
  | { readonly file: string; readonly format: ReportFormat }
  | { readonly folder: string; readonly formats: readonly ReportFormat[] }

/** What `--to` and `-o` say together; a sentence where they make no sense. */
export function destinationOf(
  to: string | null,
  output: string | null,
): Result<Destination, string> {
  const asked = to === null ? ok(null) : parseFormats(to)
  if (!asked.ok) return asked
  const formats = asked.value
  if (output === null || isFolder(output)) {
    return ok({ folder: output ?? '.', formats: formats ?? [PLAIN_FORMAT] })
  }
  const extension = extname(output).slice(1).toLowerCase()
  const format = REPORT_FORMATS.find((each) => each === extension)
  if (!format) {
    return fail(
      `不能写成 .${extension} 文件（${output}），可用的扩展名有：${REPORT_FORMATS.join('、')}；` +
        '若是文件夹，请在末尾加 /',
    )
  }
  if (formats && (formats.length > 1 || formats[0] !== format)) {
    return fail(`-o ${output} 是一个 ${format} 文件，与 --to ${to} 不合；多种格式请给文件夹`)
  }
  return ok({ file: output, format })
}

/** The files to write for one report; `name` is what it is called in a folder. */
export function copiesAt(destination: Destination, name: string): ReportCopy[] {
  if ('file' in destination) return [{ format: destination.format, path: destination.file }]
  const { folder, formats } = destination
  return formats.map((format) => ({ format, path: join(folder, `${name}.${format}`) }))
}

/** A word in Latin letters behind the last dot makes a file: `2025.1` and `年报.终稿` are folders. */
function isFolder(path: string): boolean {
  if (/[/\\]$/.test(path) || !/^\.[a-z]\w*$/i.test(extname(path))) return true
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** `docx,pdf` → the formats; a sentence where one is not known. */
function parseFormats(list: string): Result<readonly ReportFormat[], string> {
  const formats: ReportFormat[] = []
  for (const name of list.toLowerCase().split(/[,，、\s]+/)) {
    if (name === '') continue
    const format = REPORT_FORMATS.find((each) => each === name)
    if (!format) {
      const near = nearest(name, REPORT_FORMATS)
      return fail(
        `没有格式 ${name}，${near ? `是不是 ${near}？` : `可用的有：${REPORT_FORMATS.join('、')}。`}`,
      )
    }
    if (!formats.includes(format)) formats.push(format)
  }
  return formats.length > 0 ? ok(formats) : fail(`请用 --to 写明格式：${REPORT_FORMATS.join(',')}`)
}
