/** The door: the frame of every public page, and what a room shows on the portal. */
export { asset } from './portal/assets.ts'
export { createPortal, type Frame, type Portal } from './portal/frame.ts'
export { lookVariant } from './portal/look.ts'
export type * from './portal.ports.ts'
export { plainSite } from './portal.ports.ts'
export { HTML, portalRoutes, queryText } from './portal.routes.ts'
export { errorPage } from './views/error-page.ts'
export { page } from './views/page.ts'
