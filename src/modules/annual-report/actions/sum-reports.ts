import { isSameAgency } from '#core/annual-report/agency.ts'
import { aggregate, obstacleSentence, obstaclesTo } from '#core/annual-report/aggregate.ts'
import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import type { ReadWarning } from '#core/annual-report/report.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'

/** A member's report and the file it stands in. */
export type MemberFile = TemplatedReport & { readonly file: string }

export type SummedReport = TemplatedReport & {
  /** Every cell is a figure, every member has a name and nobody on the roster is missing. */
  readonly complete: boolean
}

/**
 * A government's report from its members'. `roster` names the agencies that owe a report; those
 * without one, and reports of nobody, are named in a warning. Fails with a sentence each for members
 * that cannot be added up: an agency twice, several years or forms.
 */
export function sumReports(
  members: readonly MemberFile[],
  agency: string | null,
  roster: readonly string[],
): Result<SummedReport, readonly string[]> {
  const reports = members.map(({ report }) => report)
  const [first] = members
  if (!first) return fail(['没有成员单位的报告，无从汇总。'])
  const obstacles = obstaclesTo(reports)
  if (obstacles.length > 0) {
    const fileOf = (index: number) => members[index]?.file ?? ''
    return fail(obstacles.map((each) => obstacleSentence(each, fileOf)))
  }
  const { template } = first
  const report = aggregate(reports, template, agency === null ? {} : { agency })
  const nameless = members.filter((member) => member.report.agency === null)
  const absent = roster.filter((name) => !reports.some((each) => isOf(each.agency, name)))
  const doubts = [...namelessness(nameless.map(({ file }) => file)), ...absence(absent)]
  const figures = template.cells.every(({ id }) => report.cells[id]?.kind === 'number')
  return ok({
    report: { ...report, warnings: [...report.warnings, ...doubts] },
    template,
    complete: figures && doubts.length === 0,
  })
}

function isOf(agency: string | null, name: string): boolean {
  return agency !== null && isSameAgency(agency, name)
}

function namelessness(files: readonly string[]): ReadWarning[] {
  return warned(
    files,
    `有 ${files.length} 份报告没有读出机关名称，计入了汇总，但看不出是哪个单位、有没有重复：${files.join('、')}。`,
  )
}

function absence(names: readonly string[]): ReadWarning[] {
  return warned(names, `名单中有 ${names.length} 个单位没有报告：${names.join('、')}。`)
}

function warned(about: readonly string[], message: string): ReadWarning[] {
  return about.length === 0 ? [] : [{ code: 'member', message }]
}
