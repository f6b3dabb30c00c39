import type { AnnualReport, Cell } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'
import { ok, type Result } from '#core/kit/result.ts'
import { type CheckedReport, type CheckOptions, checkReport } from './check-report.ts'
import { type FileInput, type FileProblem, readReportFile } from './read-report.ts'
import { type ReportCopy, saveCopies } from './save-copies.ts'

/** `figures` leaves out where each cell was found, which is most of a report's weight. */
export type ReadDetail = 'full' | 'figures'

/** What can be done with one file, here or in a thread: plain data in, plain data out. */
type Works = {
  readonly read: { readonly asks: { readonly detail: ReadDetail }; readonly gives: AnnualReport }
  readonly check: {
    readonly asks: { readonly options: CheckOptions }
    readonly gives: CheckedReport
  }
  /** Gives the names of the files that were written. */
  readonly write: {
    readonly asks: { readonly copies: readonly ReportCopy[] }
    readonly gives: readonly string[]
  }
}

export type FileKind = keyof Works

export type FileTaskOf<Kind extends FileKind> = {
  readonly kind: Kind
  readonly input: FileInput
} & Works[Kind]['asks']

export type FileTask = { readonly [Kind in FileKind]: FileTaskOf<Kind> }[FileKind]

export type FileAnswer<Kind extends FileKind> = Result<Works[Kind]['gives'], FileProblem>

/**
 * Carries out a task. A refusal is a result; it throws on a defect only. A template does not travel
 * between threads: a report names its own by id.
 */
export async function doFileWork<Kind extends FileKind>(
  task: FileTaskOf<Kind>,
  templates: readonly Template[],
): Promise<FileAnswer<Kind>> {
  return (await carryOut(task as FileTask, templates)) as FileAnswer<Kind>
}

async function carryOut(
  task: FileTask,
  templates: readonly Template[],
): Promise<FileAnswer<FileKind>> {
  const read = await readReportFile(task.input, templates)
  if (!read.ok) return read
  switch (task.kind) {
    case 'read':
      return ok(task.detail === 'full' ? read.value.report : withoutSources(read.value.report))
    case 'check':
      return ok(checkReport(read.value, task.options))
    case 'write':
      return saveCopies(read.value, task.copies)
  }
}

/** The report without the sources of its cells, except where they name another unit. */
function withoutSources(report: AnnualReport): AnnualReport {
  const cells = Object.entries(report.cells).map(([id, { source, ...cell }]): [string, Cell] => {
    const { unit } = source ?? {}
    return [
      id,
      source && unit !== undefined ? { ...cell, source: { at: {}, by: source.by, unit } } : cell,
    ]
  })
  return { ...report, cells: Object.fromEntries(cells) }
}
