/** The door: all that others may use of this room. */

export { hasEntriesBesides } from './actions/trail/origins.ts'
export { auditRecorder, openTrail } from './actions/trail/record.ts'
export { verifyAudit } from './actions/trail/verify.ts'
export * from './audit.contract.ts'
export type { AuditDeps } from './audit.ports.ts'
export { auditRoutes } from './audit.routes.ts'
