import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { readReport } from '#core/annual-report/reading/read.ts'
import type { Template } from '#core/annual-report/template.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { readDocument, readDocumentFile } from '#platform/documents/index.ts'

/** Why a file gave no report, no finding or no copy: one Chinese sentence and a code for programs. */
export type FileProblem = { readonly code: string; readonly message: string }

/** Where the bytes of a report come from; `problem` where it is already known that there are none. */
export type FileSource =
  | { readonly path: string }
  | { readonly bytes: Uint8Array }
  | { readonly problem: FileProblem }

/** A file as the user named it. */
export type FileInput = {
  readonly file: string
  readonly source: FileSource
  /** Its length in bytes, as far as known: decides whether it is worth a thread of its own. */
  readonly size: number
}

/** Reads one report, in whatever format it is, with the template its contents call for. */
export async function readReportFile(
  input: FileInput,
  templates: readonly Template[],
): Promise<Result<TemplatedReport, FileProblem>> {
  const { source, file } = input
  if ('problem' in source) return fail(source.problem)
  const document =
    'path' in source ? await readDocumentFile(source.path) : await readDocument(source.bytes, file)
  if (!document.ok) return document
  const report = readReport(document.value, templates)
  if (!report.ok) return report
  const template = templates.find((each) => each.id === report.value.template)
  if (!template) throw new RangeError(`read with the unknown template ${report.value.template}`)
  return ok({ report: report.value, template })
}
