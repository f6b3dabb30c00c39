import type { Role } from '../../identity/role.ts'
import type { StepTaker } from './steps.ts'

/** Which roles have to do with requests, and how; policy and screens both ask here. */

/** As whom a role stands to a request of its agency. */
export const TAKER_ROLES: Readonly<Partial<Record<StepTaker, readonly Role[]>>> = {
  clerk: ['clerk'],
  reviewer: ['reviewer'],
  leader: ['leader'],
}

/** Deal with requests of their own agency. */
export const HANDLERS: readonly Role[] = ['clerk', 'reviewer', 'leader']

/** Sees the requests of every agency, but neither handles them nor reads who applied. */
export const SUPERVISORS: readonly Role[] = ['disclosure-office']

export const READERS: readonly Role[] = [...HANDLERS, ...SUPERVISORS]

/** Enter the days off that are announced for a year: they move the due days of every agency. */
export const CALENDAR_KEEPERS: readonly Role[] = ['system-administrator', 'disclosure-office']
export const CALENDAR_READERS: readonly Role[] = [...new Set([...READERS, ...CALENDAR_KEEPERS])]
