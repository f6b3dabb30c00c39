/** The door: all that others may use of this room. */
export * from './audit.contract.ts'
export type { AuditDeps } from './audit.ports.ts'
export { auditRoutes } from './audit.routes.ts'
export { auditRecorder, openTrail } from './record.ts'
export {
  type Anchor,
  type AuditFault,
  type AuditVerdict,
  type VerifyOptions,
  verifyAudit,
} from './verify.ts'
