import type { CheckStatus, Finding } from '../finding.ts'
import { INTRO } from '../report.ts'
import type { Template } from '../template.ts'
import { basisIn } from './basis.ts'
import { figureTable } from './figures.ts'
import { LEVELS } from './level.ts'
import type { CheckContext } from './rule.ts'
import { rulesOf } from './rules.ts'

export type CheckResult = {
  readonly status: CheckStatus
  /** Worst first (error, warning, hint), then in the order of the form. */
  readonly findings: readonly Finding[]
}

/**
 * Checks a report by every rule of its template. The status is `incomplete` when any cell is blank
 * or unread, whatever else is wrong: such a report can be neither passed nor finally failed. Else
 * it is `fail` when a finding is an error, and `pass` when none is. Total: never throws.
 */
export function check(context: CheckContext): CheckResult {
  const findings: Finding[] = []
  for (const rule of rulesOf(context.template)) {
    for (const finding of rule.check(context)) {
      findings.push({ ...finding, basis: basisIn(context.template, rule.basis) })
    }
  }
  return { status: statusOf(context, findings), findings: inOrder(context.template, findings) }
}

function statusOf({ template, report }: CheckContext, findings: readonly Finding[]): CheckStatus {
  const isOpen = figureTable(template, report).others.some((index) => {
    const cell = report.cells[template.cells[index]?.id ?? '']
    return cell === undefined || cell.kind === 'unread' || cell.kind === 'blank'
  })
  if (isOpen) return 'incomplete'
  return findings.some(({ level }) => level === 'error') ? 'fail' : 'pass'
}

function inOrder(template: Template, findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings
  return findings
    .map((finding) => ({ finding, place: placeOf(template, finding) }))
    .sort(
      (one, other) =>
        LEVELS.indexOf(one.finding.level) - LEVELS.indexOf(other.finding.level) ||
        one.place - other.place,
    )
    .map(({ finding }) => finding)
}

/** Where a finding stands in the form: title and report as a whole first, then by section. */
function placeOf(template: Template, { cells, section }: Finding): number {
  const cell = template.cellById.get(cells[0] ?? '')
  const at = template.sections.findIndex(({ id, parts }) =>
    cell ? parts?.includes(cell.table.id) : id === section,
  )
  if (at < 0) return section === INTRO ? 0 : -1
  return (at + 1) * 10_000 + (cell ? cell.index : 0)
}
