import type { AnnualReport, Cell } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'

/** What was read otherwise than it was written; `at` is a cell id, `title`, `agency`, `year` or `template`. */
export type Difference = {
  readonly at: string
  readonly expected: string
  readonly actual: string
}

/** Compares a report with what was read from its file: every cell's kind and value, and whose it is. */
export function differences(
  template: Template,
  written: AnnualReport,
  read: AnnualReport,
): Difference[] {
  const heads = [
    difference('template', written.template, read.template),
    difference('title', bare(written.title), bare(read.title)),
    difference('agency', written.agency, read.agency),
    difference('year', written.year, read.year),
  ]
  const cells = template.cells.map(({ id }) =>
    difference(id, cellText(written.cells[id]), cellText(read.cells[id])),
  )
  return [...heads, ...cells].flatMap((each) => each ?? [])
}

function difference(at: string, expected: unknown, actual: unknown): Difference | null {
  return expected === actual ? null : { at, expected: String(expected), actual: String(actual) }
}

function cellText(cell: Cell | undefined): string {
  if (!cell) return 'missing'
  return cell.kind === 'number' ? String(cell.value) : cell.kind
}

/** Titles are set with spaces and over several lines; neither belongs to them. */
function bare(title: string | null): string | null {
  return title === null ? null : title.replaceAll(/[\s\p{Cf}]/gu, '')
}
