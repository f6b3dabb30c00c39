/** The door: all that others may use of this room. */
export { ROLE_NAMES, type Role } from '#core/identity/role.ts'
export { identifier } from './actions/means/identify.ts'
export { identityDeps } from './actions/means/identity-deps.ts'
export {
  accountsHolding,
  agenciesBelow,
  agenciesOnDay,
  agencyNamed,
  agencyStanding,
  allRegions,
  everyAgency,
  holdersOf,
  mayMakeRules,
  openAgency,
  regionCode,
  regionSite,
} from './actions/means/questions.ts'
export { isSetUp, setUpCode } from './actions/means/set-up-code.ts'
export { singleSignOn } from './actions/means/single-sign-on.ts'
export * from './identity.contract.ts'
export type { IdentityDeps } from './identity.ports.ts'
export { identityRoutes } from './identity.routes.ts'
export { browserOf, welcomeBrowser } from './routes/cookies.ts'
