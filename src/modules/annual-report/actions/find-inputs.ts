import { closeSync, openSync, readSync } from 'node:fs'
import { REPORT_FORMAT } from '#core/annual-report/json.ts'
import { findFiles } from '#platform/disk/walk.ts'
import type { FileInput } from './read-report.ts'

/** The name under which a report comes from standard input. */
export const STANDARD_INPUT = '-'

/**
 * Types that a folder is searched for: those that can be read, and those that hold reports and get
 * a sentence saying what to do (.doc, .wps, .ofd …), for a report must not be passed over silently.
 */
const REPORT_TYPES = new Set(
  'txt text html htm mht mhtml docx pdf xlsx csv tsv doc wps rtf odt ofd xls et'.split(' '),
)

/** Bytes in which a JSON file of ours has named its format. */
const FORMAT_WITHIN = 4096

export type Inputs = {
  readonly inputs: readonly FileInput[]
  readonly skipped: { readonly hidden: number; readonly otherType: number }
}

/** What the names on a command line stand for: files, folders, patterns and `-`. */
export async function findInputs(
  names: readonly string[],
  readInput: () => Promise<FileInput>,
): Promise<Inputs> {
  const inputs: FileInput[] = []
  const skipped = { hidden: 0, otherType: 0 }
  for (const name of names) {
    if (name === STANDARD_INPUT) {
      inputs.push(await readInput())
      continue
    }
    const walk = findFiles([name], isReport)
    skipped.hidden += walk.skipped.hidden
    skipped.otherType += walk.skipped.otherType
    for (const file of walk.files) {
      inputs.push(
        'problem' in file
          ? unreadable(file.path, 'folder', file.problem)
          : { file: file.path, source: { path: file.path }, size: file.bytes },
      )
    }
  }
  return { inputs, skipped }
}

/** An input of which it is known beforehand that there is nothing to read. */
export function unreadable(file: string, code: string, message: string): FileInput {
  return { file, source: { problem: { code, message } }, size: 0 }
}

function isReport(path: string): boolean {
  const type = typeOf(path)
  return type === 'json' ? isOurJson(path) : REPORT_TYPES.has(type)
}

/** Folders are full of JSON; ours names its format at the beginning. */
function isOurJson(path: string): boolean {
  try {
    const file = openSync(path, 'r')
    try {
      const head = Buffer.alloc(FORMAT_WITHIN)
      return head.toString('latin1', 0, readSync(file, head)).includes(REPORT_FORMAT)
    } finally {
      closeSync(file)
    }
  } catch {
    // What cannot be opened is said when it is read.
    return true
  }
}

function typeOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}
