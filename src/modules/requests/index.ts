/** The door: all that others may use of this room. */
export { requestsDeps } from './actions/means/requests-deps.ts'
export { requestsContribution } from './portal/contribution.ts'
export { requestsJobs, requestsSchedules } from './requests.jobs.ts'
export { requestsPages } from './requests.portal.ts'
export type * from './requests.ports.ts'
export { requestsActions, requestsRoutes } from './requests.routes.ts'
export { requestFigures, requestsBehind } from './requests.statistics.ts'
