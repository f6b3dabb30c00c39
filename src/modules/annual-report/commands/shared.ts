import type { Template } from '#core/annual-report/template.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { OptionSpecs } from '#platform/terminal/command.ts'
import { nearest } from '#platform/terminal/suggest.ts'
import type { Progress, Terminal } from '#platform/terminal/terminal.ts'
import { findInputs, STANDARD_INPUT, unreadable } from '../actions/find-inputs.ts'
import { openTemplates } from '../actions/open-templates.ts'
import type { FileInput, FileProblem } from '../actions/read-report.ts'
import type { Workshop } from '../actions/workshop.ts'

/** Options that several commands share. */
export const JSON_OPTION = {
  json: { kind: 'flag', about: '用 JSON 输出结果（给别的程序用），一份一行，先后同所给的文件' },
} as const satisfies OptionSpecs

export const FILES_OPTIONS = {
  templates: {
    kind: 'value',
    argument: '文件夹',
    about: '另外使用这个文件夹里的报告格式（*.json）',
  },
  progress: { kind: 'flag', about: '输出到文件时也显示进度' },
} as const satisfies OptionSpecs

/** Options of the commands that work on any number of files, one after another. */
export const MANY_FILES_OPTIONS = {
  ...JSON_OPTION,
  ...FILES_OPTIONS,
} as const satisfies OptionSpecs

export const FILES_NOTE =
  '文件可以是 TXT、网页、Word（.docx）、PDF、Excel（.xlsx）、CSV、JSON；文件夹会逐层找下去；文件名写成“-”时从管道读入。'

/** The templates at hand; a sentence where the further folder cannot be used. */
export function openWorkshop(folder: string | null): Result<Workshop, string> {
  const templateFolders = folder === null ? [] : [folder]
  const templates = openTemplates(templateFolders)
  return templates.ok ? ok({ templates: templates.value, templateFolders }) : templates
}

/** The files that the arguments stand for; says what was passed over. */
export async function gatherInputs(
  names: readonly string[],
  terminal: Terminal,
): Promise<readonly FileInput[]> {
  const { inputs, skipped } = await findInputs(names, () => standardInput(terminal))
  const parts = [
    skipped.hidden > 0 ? `隐藏文件 ${skipped.hidden} 个` : '',
    skipped.otherType > 0 ? `其他类型的文件 ${skipped.otherType} 个` : '',
  ].filter((part) => part !== '')
  if (parts.length > 0) terminal.note(`跳过${parts.join('、')}。`)
  return inputs
}

/** The files behind inputs, for whoever must not write over them. */
export function pathsOf(inputs: readonly FileInput[]): string[] {
  return inputs.flatMap(({ source }) => ('path' in source ? [source.path] : []))
}

async function standardInput(terminal: Terminal): Promise<FileInput> {
  const { DEFAULT_LIMITS } = await import('#platform/documents/index.ts')
  const bytes = await terminal.readInput(DEFAULT_LIMITS.fileBytes)
  if (bytes.ok) {
    return { file: STANDARD_INPUT, source: { bytes: bytes.value }, size: bytes.value.length }
  }
  return unreadable(STANDARD_INPUT, 'too-large', '从管道读入的内容太长，不像一份报告。')
}

/** The workshop with a progress bar that moves with every file. */
export function withProgress(workshop: Workshop, bar: Progress): Workshop {
  let failed = 0
  return {
    ...workshop,
    onFile: (succeeded) => {
      if (!succeeded) failed += 1
      bar.step(failed > 0 ? `失败 ${failed}` : undefined)
    },
  }
}

/** `foi-annual-2021`, or `2021` for short. */
export function chooseTemplate(
  templates: readonly Template[],
  name: string,
): Result<Template, string> {
  const found = templates.find(({ id }) => id === name || id.endsWith(`-${name}`))
  if (found) return ok(found)
  const ids = templates.map(({ id }) => id)
  const near = nearest(name, ids)
  return fail(`没有模版 ${name}，${near ? `是不是 ${near}？` : `可用的有：${ids.join('、')}。`}`)
}

/** The JSON line of a file that gave no answer. */
export function problemJson(file: string, problem: FileProblem): string {
  return JSON.stringify({ file, error: problem })
}
