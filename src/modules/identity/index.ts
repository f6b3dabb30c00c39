/** The door: all that others may use of this room. */
export { type IdentityPolicy, STANDARD_POLICY } from '#core/identity/policy.ts'
export { isRole, ROLE_NAMES, ROLES, type Role } from '#core/identity/role.ts'
export { browserOf, welcomeBrowser } from './cookies.ts'
export { type Identify, identifier, NO_REGION } from './identify.ts'
export * from './identity.contract.ts'
export type { IdentityDeps } from './identity.ports.ts'
export { identityRoutes } from './identity.routes.ts'
export { identityDeps } from './identity-deps.ts'
export {
  type AgencyOnDay,
  agenciesOnDay,
  type HoldersQuestion,
  holdersOf,
  mayMakeRules,
  regionName,
} from './questions.ts'
export { isSetUp, setUpCode } from './set-up-code.ts'
export { type SingleSignOn, singleSignOn } from './single-sign-on.ts'
