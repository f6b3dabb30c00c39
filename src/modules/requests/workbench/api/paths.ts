/** Where the API of requests is, below `/api`. */

export const REQUESTS = '/requests'
export const VIEWS = `${REQUESTS}/views`

/** Tables three and four, counted. */
export const STATISTICS = `${REQUESTS}/statistics`

/** What other units are asked to do, as whoever is asked sees it. */
export const TASKS = '/request-tasks'
/** The calendar of working days. */
export const CALENDAR = '/calendar'

/** The offices' own periods for drafting an answer. */
export const INTERNAL_PERIODS = '/internal-periods'

export const requestPath = (requestId: string): string => `${REQUESTS}/${requestId}`

export const filePath = (requestId: string, fileId: string): string =>
  `${requestPath(requestId)}/files/${fileId}`

/** Applications to correct a record. */
export const CORRECTIONS = '/request-corrections'
export const correctionPath = (correctionId: string): string => `${CORRECTIONS}/${correctionId}`

/** Information that may be published on its own account, and refusals to look at again. */
export const PROMOTIONS = '/request-promotions'
export const REVIEWS = '/request-reviews'
