import { check } from '#core/annual-report/checking/check.ts'
import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { reportOf } from '#core/annual-report/editing/as-report.ts'
import type { ReportContent } from '#core/annual-report/editing/content.ts'
import type { Finding } from '#core/annual-report/finding.ts'
import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'

/** Whose report is looked at, and what it is held against. */
export type Checked = {
  readonly template: Template
  readonly year: number
  readonly agency: string
  readonly isGovernment: boolean
  readonly mayMakeRules: boolean
  readonly previous: TemplatedReport | null
}

export type CheckedReport = {
  readonly report: AnnualReport
  readonly findings: readonly Finding[]
}

/** Rules that need other agencies' reports, which only the server has. */
const SERVER_RULES = ['x.agg', 'x.members']

/** The same check the server makes, here and at once; what only the server can know is added. */
export function checkContent(
  content: ReportContent,
  { template, year, agency, isGovernment, mayMakeRules, previous }: Checked,
  fromServer: readonly Finding[],
): CheckedReport {
  const report = reportOf(content, { template, year, agency })
  const { findings } = check({
    ...{ report, template, isGovernment, mayMakeRules, strict: false },
    ...(previous && { previous }),
  })
  const others = fromServer.filter(({ rule }) => SERVER_RULES.includes(rule))
  return { report, findings: [...findings, ...others].sort(byLevel) }
}

const ORDER = { error: 0, warning: 1, hint: 2 } as const

function byLevel(one: Finding, other: Finding): number {
  return ORDER[one.level] - ORDER[other.level]
}

/** Findings by the place they are shown at. */
export function findingsByPlace(
  findings: readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  const map = new Map<string, Finding[]>()
  for (const finding of findings) {
    for (const place of placesOfFinding(finding)) {
      map.set(place, [...(map.get(place) ?? []), finding])
    }
  }
  return map
}

export function placesOfFinding({ cells, section }: Finding): string[] {
  const inCells = cells.map((id) => `cell:${id}`)
  return section === null ? inCells : [...inCells, `section:${section}`]
}
