/** The door: all that others may use of this room. */
export { type IdentityPolicy, STANDARD_POLICY } from '#core/identity/policy.ts'
export { isRole, ROLE_NAMES, ROLES, type Role } from '#core/identity/role.ts'
export { type Identify, identifier, NO_REGION } from './actions/means/identify.ts'
export { identityDeps } from './actions/means/identity-deps.ts'
export {
  type AgencyOnDay,
  agenciesOnDay,
  allRegions,
  type HoldersQuestion,
  holdersOf,
  mayMakeRules,
  regionSite,
} from './actions/means/questions.ts'
export { isSetUp, setUpCode } from './actions/means/set-up-code.ts'
export { type SingleSignOn, singleSignOn } from './actions/means/single-sign-on.ts'
export * from './identity.contract.ts'
export type { IdentityDeps } from './identity.ports.ts'
export { identityRoutes } from './identity.routes.ts'
export { browserOf, welcomeBrowser } from './routes/cookies.ts'
