import { isSameAgency } from '#core/annual-report/agency.ts'
import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { ok, type Result } from '#core/kit/result.ts'
import {
  type CheckedReport,
  type CheckOptions,
  checkReport,
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
  const reports = own.flatMap(({ result }) => (result.ok ? [result.value] : []))
  const rest = reads.slice(inputs.length)
  const before = previous ? rest[0] : undefined
  const belonging = rest.slice(previous ? 1 : 0)

  for (const [index, { file, result }] of own.entries()) {
    if (!result.ok) {
      yield { file, result }
      continue
    }
    const first = index === 0
    const subject = result.value
    const found = company.pair ? yearBefore(subject, reports) : null
    const given = first && before?.result.ok ? before.result.value : found
    const relatives: Relatives = {
      ...(given ? { previous: given } : {}),
      ...(company.siblings ? { siblings: sistersOf(subject, reports) } : {}),
      ...(first && members ? membersOf(belonging, company.roster) : {}),
    }
    const government = options.government || (first && members !== null)
    yield { file, result: ok(checkReport(subject, { ...options, government }, relatives)) }
  }
  // What a comparison needed and could not be read is an outcome of its own.
  for (const { file, result } of rest) {
    if (!result.ok) yield { file, result }
  }
}

/** The report of the same agency one year earlier. */
function yearBefore(
  { report }: TemplatedReport,
  reports: readonly TemplatedReport[],
): TemplatedReport | null {
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

function membersOf(reads: readonly ReadFile[], roster: readonly string[]): Relatives {
  const members = reads.flatMap(({ result }) => (result.ok ? [result.value] : []))
  return { members, ...(roster.length > 0 ? { roster } : {}) }
}
