import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { saveFile } from '#platform/disk/save.ts'
import type { FileProblem } from './read-report.ts'
import type { ReportFormat } from './write-report.ts'

/** A file to be written from a report. */
export type ReportCopy = { readonly format: ReportFormat; readonly path: string }

/** Writes a report in each of the formats asked for; stops at the first file that cannot be written. */
export async function saveCopies(
  { report, template }: TemplatedReport,
  copies: readonly ReportCopy[],
): Promise<Result<readonly string[], FileProblem>> {
  const { writeReport } = await import('./write-report.ts')
  const written: string[] = []
  for (const { format, path } of copies) {
    const saved = await saveFile(path, await writeReport(report, template, format))
    if (!saved.ok) return fail({ code: 'cannot-write', message: saved.error })
    written.push(saved.value)
  }
  return ok(written)
}
