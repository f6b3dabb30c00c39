import { isSameAgency } from '../../agency.ts'
import type { AnnualReport } from '../../report.ts'
import type { CellPlace, Level } from '../../template.ts'
import { BETWEEN_REPORTS } from '../basis.ts'
import { figureTable } from '../figures.ts'
import type { CheckContext, Rule, TemplatedReport } from '../rule.ts'
import { list } from '../wording.ts'

/** The member reports that count, and who is missing from a sum. */
export type Membership = {
  readonly counted: readonly TemplatedReport[]
  /** Names on the roster for which there is no report. */
  readonly absent: readonly string[]
  /** The government's own reports, handed in among its members'. */
  readonly own: readonly string[]
  /** Second reports of an agency. */
  readonly repeated: readonly string[]
  /** Reports of another year or in another form. */
  readonly foreign: readonly string[]
  /** Agencies known to owe a part of the sum that is not in it. */
  readonly missing: readonly string[]
}

export function membershipOf(context: CheckContext): Membership | null {
  const { members, roster, report, template } = context
  if (!members || members.length === 0) return null
  const own = members.filter(({ report: member }) => isOneAgency(member, report))
  const others = members.filter((member) => !own.includes(member))
  const foreign = others.filter(
    (member) =>
      member.template.id !== template.id ||
      (report.year !== null && member.report.year !== null && member.report.year !== report.year),
  )
  const fitting = others.filter((member) => !foreign.includes(member))
  const counted = fitting.filter(
    (member, index) =>
      fitting.findIndex((other) => isOneAgency(member.report, other.report)) === index,
  )
  const absent = (roster ?? []).filter(
    (name) => !members.some(({ report: { agency } }) => agency && isSameAgency(agency, name)),
  )
  // Last year's report beside this year's leaves no gap.
  const gaps = foreign.filter(
    (member) => !counted.some((other) => isOneAgency(member.report, other.report)),
  )
  return {
    counted,
    absent,
    own: distinct(own.map(nameOf)),
    repeated: distinct(fitting.filter((member) => !counted.includes(member)).map(nameOf)),
    missing: distinct([...absent, ...gaps.map(nameOf)]),
    foreign: foreign.map((member) => `${nameOf(member)}（${member.report.year ?? '年份不明'}）`),
  }
}

/** Members whose cell holds no figure: their part of the sum is not known. */
export function silentMembers(counted: readonly TemplatedReport[], place: CellPlace): string[] {
  return counted.filter(({ report }) => report.cells[place.id]?.kind !== 'number').map(nameOf)
}

export function nameOf({ report }: TemplatedReport): string {
  return report.agency ?? report.title ?? '（机关名称不明）'
}

export const membersComplete: Rule = {
  id: 'x.members',
  level: 'warning',
  title: '成员单位的报告齐全',
  explanation:
    '政府报告由各部门、乡镇的报告汇总而成。缺一个单位、重复一个单位、混进别的年度的报告，或成员报告有空白格，汇总数都会不实。请按名单补齐，再核对一次。',
  basis: BETWEEN_REPORTS,
  check: (context) => {
    const membership = membershipOf(context)
    if (!membership) return []
    const { absent, own, repeated, foreign, counted } = membership
    const silent = counted
      .filter(({ template, report }) => figureTable(template, report).others.length > 0)
      .map(nameOf)
    const sentences: [names: readonly string[], message: string, level?: Level][] = [
      [own, '成员报告里有政府自己的报告，没有计入', 'hint'],
      [absent, '名单中有、但没有收到报告的单位，数字没有计入'],
      [repeated, '交了不止一份报告、只计入第一份的单位'],
      [foreign, '年度或格式与政府报告不同、没有计入的报告'],
      [silent, '报告中有空白、非数字或未读到的格子的单位'],
    ]
    return sentences
      .filter(([names]) => names.length > 0)
      .map(([names, message, level]) => ({
        rule: membersComplete.id,
        level: level ?? membersComplete.level,
        cells: [],
        section: null,
        message: `${message}：${list(names, '个', 10)}。`,
        expected: null,
        actual: names.length,
      }))
  },
}

/** Whether a member's report is the very report that is checked. */
export function isSameReport(member: AnnualReport, report: AnnualReport): boolean {
  if (member === report) return true
  return member.year !== null && member.year === report.year && isOneAgency(member, report)
}

/** By object where the agency is not known: two unnamed reports are not one. */
function isOneAgency(one: AnnualReport, other: AnnualReport): boolean {
  if (one === other) return true
  return one.agency !== null && other.agency !== null && isSameAgency(one.agency, other.agency)
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}
