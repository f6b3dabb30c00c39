import { aggregate } from '#core/annual-report/aggregate.ts'
import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { isSameAgency } from '#core/annual-report/checking/years/previous.ts'
import type { ReadWarning } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'

export type SummedReport = TemplatedReport & {
  /** Every cell is a figure and nobody on the roster is missing. */
  readonly complete: boolean
}

/**
 * A government's report from its members', in the form most of them use. `roster` names the
 * agencies that owe a report; those without one are named in a warning.
 */
export function sumReports(
  members: readonly TemplatedReport[],
  agency: string | null,
  roster: readonly string[],
): SummedReport {
  const template = commonTemplate(members)
  const report = aggregate(
    members.map((member) => member.report),
    template,
    agency === null ? {} : { agency },
  )
  const absent = roster.filter(
    (name) => !members.some((member) => isSameAgency(member.report.agency ?? name, name)),
  )
  const warnings = [...report.warnings, ...absenceOf(absent)]
  const figures = template.cells.every(({ id }) => report.cells[id]?.kind === 'number')
  return {
    report: { ...report, warnings },
    template,
    complete: figures && absent.length === 0,
  }
}

function commonTemplate(members: readonly TemplatedReport[]): Template {
  const groups = [...Map.groupBy(members, ({ template }) => template)]
  const [most] = groups.sort(([, left], [, right]) => right.length - left.length)
  if (!most) throw new RangeError('a sum needs members')
  return most[0]
}

function absenceOf(names: readonly string[]): ReadWarning[] {
  if (names.length === 0) return []
  return [
    { code: 'member', message: `名单中有 ${names.length} 个单位没有报告：${names.join('、')}。` },
  ]
}
