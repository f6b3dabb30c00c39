import type { Finding, RuleInfo } from '../finding.ts'
import type { AnnualReport } from '../report.ts'
import type { Template } from '../template.ts'

/** A report with the template its cells are named by. */
export type TemplatedReport = { readonly report: AnnualReport; readonly template: Template }

/** Everything a rule may look at. What is absent is not checked. */
export type CheckContext = TemplatedReport & {
  /** The same agency's report of the year before. */
  readonly previous?: TemplatedReport
  /** The reports a government's report is compiled from, its own office included. */
  readonly members?: readonly TemplatedReport[]
  /** Names of all agencies that owe a member report, where known. */
  readonly roster?: readonly string[]
  /** Reports of sister agencies for the same year, to find copied text. */
  readonly siblings?: readonly TemplatedReport[]
  /** Cities divided into districts, prefectures and provinces may make 规章 (立法法(2023)§93). */
  readonly mayMakeRules: boolean
  /** The report of a government, not of one of its departments (条例§50). */
  readonly isGovernment: boolean
  /** Treat what is optional as required. */
  readonly strict: boolean
}

/** One thing that is checked. Pure and total: it never throws, whatever the report holds. */
export type Rule = RuleInfo & {
  readonly check: (context: CheckContext) => readonly Finding[]
}
