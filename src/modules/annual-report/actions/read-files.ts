import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { ok, type Result } from '#core/kit/result.ts'
import type { ReadDetail } from './file-work.ts'
import type { FileInput, FileProblem } from './read-report.ts'
import { type FileOutcome, type Workshop, workOnFiles } from './workshop.ts'

/** One file with its report, or why it has none. */
export type ReadFile = FileOutcome<Result<TemplatedReport, FileProblem>>

/** Reads files and yields their reports in the order of the files. */
export async function* readEachFile(
  inputs: readonly FileInput[],
  workshop: Workshop,
  detail: ReadDetail = 'full',
): AsyncGenerator<ReadFile, void, void> {
  const templates = new Map(workshop.templates.map((template) => [template.id, template]))
  const tasks = inputs.map((input) => ({ kind: 'read' as const, input, detail }))
  for await (const { file, result } of workOnFiles<'read'>(tasks, workshop)) {
    const template = result.ok ? templates.get(result.value.template) : undefined
    if (!result.ok) yield { file, result }
    else if (template) yield { file, result: ok({ report: result.value, template }) }
    else throw new RangeError(`read with the unknown template ${result.value.template}`)
  }
}

/** Reads files; all their reports at once. */
export async function readFiles(
  inputs: readonly FileInput[],
  workshop: Workshop,
  detail: ReadDetail = 'full',
): Promise<readonly ReadFile[]> {
  const reads: ReadFile[] = []
  for await (const read of readEachFile(inputs, workshop, detail)) reads.push(read)
  return reads
}
