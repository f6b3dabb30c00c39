/** Checking an annual report: the door of this folder. */
export { check } from './check.ts'
export type { CheckContext } from './rule.ts'
export { rulesOf } from './rules.ts'
export { alikePairs } from './years/same-text.ts'
