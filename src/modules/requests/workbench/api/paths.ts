/** Where the API of requests is, below `/api`. */

export const REQUESTS = '/requests'
export const VIEWS = `${REQUESTS}/views`

export const requestPath = (requestId: string): string => `${REQUESTS}/${requestId}`
