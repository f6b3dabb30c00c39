const MEGABYTE = 1024 * 1024

/** A page for everybody. */
export const OPEN = { config: { audience: 'anyone' } } as const

/**
 * A form of everybody's in which much may be written. It takes far more than is accepted: who wrote too
 * much is told by how much, with everything still on the page. A Chinese character is sent as nine bytes.
 */
export const OPEN_FORM = { ...OPEN, bodyLimit: 12 * MEGABYTE } as const
