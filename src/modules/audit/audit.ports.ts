import type { AuditVerdict } from './actions/trail/verify.ts'

/** What the actions of this room are given at the start. */
export type AuditDeps = {
  readonly audit: {
    /** Re-computes the trail in a snapshot of its own. */
    readonly verify: (regionId: string) => Promise<AuditVerdict>
  }
}
