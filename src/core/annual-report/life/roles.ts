import type { Role } from '../../identity/role.ts'
import type { StepTaker } from './states.ts'

/** Which roles have to do with reports, and how; policy and screens both ask here. */

/** As whom a role stands to a report: of its agency, or of the office in charge of all. */
export const TAKER_ROLES: Readonly<Record<StepTaker, readonly Role[]>> = {
  clerk: ['clerk', 'reviewer'],
  leader: ['leader'],
  'disclosure-office': ['disclosure-office'],
}

/** Write their own agency's report. */
export const WRITERS: readonly Role[] = [...TAKER_ROLES.clerk, ...TAKER_ROLES.leader]

/** Open, change and close rounds, see every agency's report; for the whole region or not at all. */
export const MANAGERS: readonly Role[] = TAKER_ROLES['disclosure-office']

/**
 * Everybody who may see any report at all; none of the three administrators: what is not yet
 * published is no business of who keeps accounts, rights or the record.
 */
export const READERS: readonly Role[] = [...WRITERS, ...MANAGERS]

/** Everybody who may change something about a report. */
export const WORKERS: readonly Role[] = [...WRITERS, ...MANAGERS]

/** Who is written to when an agency's report is late. */
export const REMINDED: readonly Role[] = ['clerk']
