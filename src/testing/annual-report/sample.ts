import fc from 'fast-check'
import { type CheckContext, check } from '#core/annual-report/checking/index.ts'
import type { Finding } from '#core/annual-report/finding.ts'
import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'
import { correctReport, type ReportOptions } from './arbitrary.ts'

/** One correct report, always the same for the same options. */
export function sampleReport(template: Template, options: ReportOptions = {}): AnnualReport {
  const [report] = fc.sample(correctReport(template, options), { numRuns: 1, seed: 20 })
  if (!report) throw new Error('no sample')
  return report
}

/** The report with zero in every cell. */
export function zeroReport(template: Template, options: ReportOptions = {}): AnnualReport {
  const report = sampleReport(template, options)
  return {
    ...report,
    cells: Object.fromEntries(
      template.cells.map(({ id }) => [id, { kind: 'number', value: 0, raw: '0' } as const]),
    ),
  }
}

/** The report with another text in a section; its topics are kept. */
export function withText(report: AnnualReport, id: string, text: string): AnnualReport {
  return {
    ...report,
    sections: report.sections.map((section) =>
      section.id === id ? { ...section, text } : section,
    ),
  }
}

/** A context of a department's report without rule-making power, checked as usual. */
export function contextOf(
  template: Template,
  report: AnnualReport,
  more: Partial<CheckContext> = {},
): CheckContext {
  return { template, report, mayMakeRules: false, isGovernment: false, strict: false, ...more }
}

/** What one rule finds. */
export function findingsOf(rule: string, context: CheckContext): Finding[] {
  return check(context).findings.filter((finding) => finding.rule === rule)
}
