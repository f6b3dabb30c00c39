/** The door: all that others may use of this room. */
export { isRole, ROLE_NAMES, ROLES, type Role } from '#core/identity/role.ts'
export * from './identity.contract.ts'
export type { IdentityDeps } from './identity.ports.ts'
export { identityDeps } from './identity-deps.ts'
