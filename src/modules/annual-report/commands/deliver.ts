import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { toJson } from '#core/annual-report/json.ts'
import { ok, type Result } from '#core/kit/result.ts'
import { fileNameFor } from '#platform/disk/file-names.ts'
import { overwriteProblem } from '#platform/disk/overwrite.ts'
import { type Outcome, wrongUsage } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { printable } from '#platform/terminal/width.ts'
import { reportTitle } from '../views/report-document.ts'
import { copiesAt, type Destination, destinationOf } from './destination.ts'

/** What the user said about where a report goes. */
export type Wishes = {
  readonly to: string | null
  readonly output: string | null
  readonly json: boolean
  readonly force: boolean
}

/** Where the one report of a command goes; null: to the screen, as JSON. */
export function destinationOfOne({ to, output }: Wishes): Result<Destination | null, string> {
  return to === null && output === null ? ok(null) : destinationOf(to, output)
}

/**
 * Hands a report that the command has made over to where the user wants it. `inputs` are the files
 * it was made from, which are not written over.
 */
export async function deliver(
  made: TemplatedReport,
  destination: Destination | null,
  inputs: readonly string[],
  { json, force }: Wishes,
  terminal: Terminal,
): Promise<Outcome> {
  if (destination === null) {
    await terminal.print(JSON.stringify(toJson(made.report), null, json ? 0 : 2))
    return 0
  }
  const name = fileNameFor(reportTitle(made.report, made.template), '年度报告')
  const copies = copiesAt(destination, name)
  const problem = overwriteProblem({ outputs: copies.map(({ path }) => path), inputs, force })
  if (problem) return wrongUsage(printable(problem))
  const { saveCopies } = await import('../actions/save-copies.ts')
  const saved = await saveCopies(made, copies)
  if (!saved.ok) {
    terminal.note(printable(saved.error.message))
    return 1
  }
  if (json) await terminal.print(JSON.stringify({ written: saved.value }))
  else for (const path of saved.value) terminal.note(printable(`已写到 ${path}`))
  return 0
}
