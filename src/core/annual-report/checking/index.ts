/** Checking an annual report: the door of this folder. */
export { type CheckResult, check } from './check.ts'
export type { CheckContext, Rule, TemplatedReport } from './rule.ts'
export { GENERAL_RULES, rulesOf } from './rules.ts'
export { type AlikePair, alikePairs } from './years/same-text.ts'
