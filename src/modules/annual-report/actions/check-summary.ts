import { LEVELS } from '#core/annual-report/checking/level.ts'
import type { CheckStatus } from '#core/annual-report/finding.ts'
import type { Level } from '#core/annual-report/template.ts'
import type { CheckedFile } from './check-files.ts'

/** What became of a file: the status of its check, or that there was nothing to check. */
export type FileStatus = CheckStatus | 'unreadable'

/** Worst first. */
export const FILE_STATUSES: readonly FileStatus[] = ['unreadable', 'fail', 'incomplete', 'pass']

export type LevelCounts = Readonly<Record<Level, number>>

/** A file of a run in one line. `number` is its place among the arguments, from 1. */
export type RankedFile = {
  readonly number: number
  readonly file: string
  readonly status: FileStatus
  readonly agency: string | null
  readonly year: number | null
  readonly counts: LevelCounts
}

/** How often a rule was broken, and in how many files. */
export type RuleCount = {
  readonly rule: string
  readonly level: Level
  readonly findings: number
  readonly files: number
}

export type CheckSummary = {
  readonly statuses: Readonly<Record<FileStatus, number>>
  /** Errors before warnings before hints; within a level the rule that most files break first. */
  readonly rules: readonly RuleCount[]
  /** Worst first. */
  readonly files: readonly RankedFile[]
}

export function statusOf({ result }: CheckedFile): FileStatus {
  return result.ok ? result.value.status : 'unreadable'
}

export function countLevels({ result }: CheckedFile): LevelCounts {
  const counts = { error: 0, warning: 0, hint: 0 }
  if (result.ok) for (const { level } of result.value.findings) counts[level] += 1
  return counts
}

/** Whether the run must end with exit code 1. */
export function hasErrors(file: CheckedFile): boolean {
  return (
    !file.result.ok || file.result.value.against.failed.length > 0 || countLevels(file).error > 0
  )
}

/** Adds up a run file by file, so that no file has to be kept. */
export class Tally {
  readonly #files: RankedFile[] = []
  readonly #rules = new Map<string, { level: Level; findings: number; files: number }>()

  add(file: CheckedFile): RankedFile {
    const { result } = file
    const ranked: RankedFile = {
      number: this.#files.length + 1,
      file: file.file,
      status: statusOf(file),
      agency: result.ok ? result.value.agency : null,
      year: result.ok ? result.value.year : null,
      counts: countLevels(file),
    }
    this.#files.push(ranked)
    this.#countRules(file)
    return ranked
  }

  #countRules({ result }: CheckedFile): void {
    const seen = new Set<string>()
    for (const { rule, level } of result.ok ? result.value.findings : []) {
      // A rule may be an error in one place and a warning in another.
      const key = `${level} ${rule}`
      const count = this.#rules.get(key) ?? { level, findings: 0, files: 0 }
      count.findings += 1
      if (!seen.has(key)) count.files += 1
      seen.add(key)
      this.#rules.set(key, count)
    }
  }

  summary(): CheckSummary {
    const statuses = { unreadable: 0, fail: 0, incomplete: 0, pass: 0 }
    for (const { status } of this.#files) statuses[status] += 1
    const rules = [...this.#rules].map(([key, count]) => ({
      rule: key.slice(count.level.length + 1),
      ...count,
    }))
    return {
      statuses,
      rules: rules.sort(
        (left, right) =>
          LEVELS.indexOf(left.level) - LEVELS.indexOf(right.level) ||
          right.files - left.files ||
          right.findings - left.findings,
      ),
      files: [...this.#files].sort(worstFirst),
    }
  }
}

function worstFirst(left: RankedFile, right: RankedFile): number {
  return (
    FILE_STATUSES.indexOf(left.status) - FILE_STATUSES.indexOf(right.status) ||
    right.counts.error - left.counts.error ||
    right.counts.warning - left.counts.warning ||
    right.counts.hint - left.counts.hint ||
    left.number - right.number
  )
}
