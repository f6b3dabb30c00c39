import { isSameAgency } from '#core/annual-report/agency.ts'
import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { ok, type Result } from '#core/kit/result.ts'
import {
  type CheckedReport,
  type CheckOptions,
  checkReport,
  type HeldAgainst,
  type Relatives,
} from './check-report.ts'
import { type ReadFile, readFiles } from './read-files.ts'
import type { FileInput, FileProblem } from './read-report.ts'
import { type FileOutcome, type Workshop, workOnFiles } from './workshop.ts'

/** One file with what the check said, or why it could not be checked. */
export type CheckedFile = FileOutcome<Result<CheckedReport, FileProblem>>

/** How the files of a run belong together. */
export type Company = {
  /** Last year's report of the first file. */
  readonly previous: FileInput | null
  /** The reports that the first file, a government's, is compiled from. */
  readonly members: readonly FileInput[] | null
  readonly roster: readonly string[]
  /** Find the report of the year before among the files themselves. */
  readonly pair: boolean
  /** Compare the text with the other agencies' of the same year. */
  readonly siblings: boolean
}

/**
 * Checks files and yields the outcomes in their order. Files that stand alone are checked as they
 * come; where they belong together all are read first.
 */
export async function* checkFiles(
  inputs: readonly FileInput[],
  options: CheckOptions,
  company: Company,
  workshop: Workshop,
): AsyncGenerator<CheckedFile, void, void> {
  if (company.previous || company.members || company.pair || company.siblings) {
    yield* checkTogether(inputs, options, company, workshop)
    return
  }
  const tasks = inputs.map((input) => ({ kind: 'check' as const, input, options }))
  yield* workOnFiles<'check'>(tasks, workshop)
}

/** A report that was read, and the file it stands in. */
type Found = TemplatedReport & { readonly file: string }

async function* checkTogether(
  inputs: readonly FileInput[],
  options: CheckOptions,
  company: Company,
  workshop: Workshop,
): AsyncGenerator<CheckedFile, void, void> {
  const { previous, members } = company
  const others = [...(previous ? [previous] : []), ...(members ?? [])]
  const reads = await readFiles([...inputs, ...others], workshop, 'figures')
  const own = reads.slice(0, inputs.length)
  const rest = reads.slice(inputs.length)
  const given: Given = {
    previous: previous ? rest.slice(0, 1) : [],
    members: members && rest.slice(previous ? 1 : 0),
  }
  const reports = own.flatMap(found)
  for (const [index, { file, result }] of own.entries()) {
    if (!result.ok) yield { file, result }
    else {
      const first = index === 0
      const context = relativesOf(result.value, reports, first ? given : NOTHING_GIVEN, company)
      const government = options.government || (first && members !== null)
      const { relatives, against } = context
      const checked = checkReport(result.value, { ...options, government }, relatives, against)
      yield { file, result: ok(checked) }
    }
  }
}

/** What was named for the first file to be held against. */
type Given = {
  /** One file, or none. */
  readonly previous: readonly ReadFile[]
  readonly members: readonly ReadFile[] | null
}

const NOTHING_GIVEN: Given = { previous: [], members: null }

function relativesOf(
  subject: TemplatedReport,
  reports: readonly Found[],
  given: Given,
  { pair, siblings, roster }: Company,
): { readonly relatives: Relatives; readonly against: HeldAgainst } {
  const before = given.previous.flatMap(found)[0] ?? (pair ? yearBefore(subject, reports) : null)
  const sisters = siblings ? sistersOf(subject, reports) : null
  // A sum without one of its members would be called wrong where it is right.
  const members = given.members?.every(({ result }) => result.ok) ? given.members : null
  return {
    relatives: {
      ...(before ? { previous: before } : {}),
      ...(sisters ? { siblings: sisters } : {}),
      ...(members ? { members: members.flatMap(found) } : {}),
      ...(members && roster.length > 0 ? { roster } : {}),
    },
    against: {
      previous: before && {
        file: before.file,
        agency: before.report.agency,
        year: before.report.year,
      },
      members: members?.length ?? null,
      siblings: sisters?.length ?? null,
      failed: [
        ...unread(given.previous, '上年报告读不出，跨年没有核对'),
        ...unread(given.members ?? [], '成员报告读不出，汇总没有核对'),
      ],
    },
  }
}

function found({ file, result }: ReadFile): Found[] {
  return result.ok ? [{ file, ...result.value }] : []
}

function unread(reads: readonly ReadFile[], what: string): string[] {
  const problems = reads.flatMap(({ file, result }) =>
    result.ok ? [] : [`${file}（${result.error.message.replace(/。$/, '')}）`],
  )
  return problems.length > 0 ? [`${what}：${problems.join('、')}。`] : []
}

/** The report of the same agency one year earlier. */
function yearBefore({ report }: TemplatedReport, reports: readonly Found[]): Found | null {
  const { year, agency } = report
  if (year === null || agency === null) return null
  const found = reports.find(
    (other) =>
      other.report.year === year - 1 &&
      other.report.agency !== null &&
      isSameAgency(other.report.agency, agency),
  )
  return found ?? null
}

/** Reports of other agencies for the same year. */
function sistersOf(
  { report }: TemplatedReport,
  reports: readonly TemplatedReport[],
): TemplatedReport[] {
  return reports.filter(
    (other) => other.report.year === report.year && other.report.agency !== report.agency,
  )
}
