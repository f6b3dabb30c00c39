/** What redacting one file may cost. */
export type RedactLimits = {
  readonly fileBytes: number
  readonly pages: number
  /** One stream of the file inflated, and all of them together. */
  readonly streamBytes: number
  readonly inflatedBytes: number
  /** Pixels of one picture in the file. */
  readonly imagePixels: number
  /** Pixels of one page as it is drawn: larger pages are drawn coarser. */
  readonly pagePixels: number
  /** The whole file, looked at between pages. */
  readonly milliseconds: number
}

const MB = 1024 * 1024

export const REDACT_LIMITS: RedactLimits = {
  fileBytes: 100 * MB,
  pages: 300,
  streamBytes: 256 * MB,
  inflatedBytes: 1024 * MB,
  imagePixels: 64_000_000,
  pagePixels: 16_000_000,
  milliseconds: 240_000,
}

/** Dots to the inch: small print stays readable, and a page takes a few hundred kilobytes at most. */
export const RESOLUTION = 200
/** Below this no text of usual size can be read. */
export const LEAST_RESOLUTION = 60
