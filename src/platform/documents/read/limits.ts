/** What reading one file may cost. Sizes are in bytes, times in milliseconds. */
export type Limits = {
  /** The file itself. */
  readonly fileBytes: number
  /** All parts of a zip container together, counted while they are inflated. */
  readonly unzippedBytes: number
  /** One part of a zip container. */
  readonly entryBytes: number
  /** Parts listed in a zip container. */
  readonly entries: number
  /** Pages of a PDF. */
  readonly pages: number
  /** Positions (rows × columns) of one grid. */
  readonly gridCells: number
  /** Time spent on one PDF, looked at between pages. */
  readonly milliseconds: number
}

const MB = 1024 * 1024

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 30 * MB,
  unzippedBytes: 64 * MB,
  entryBytes: 48 * MB,
  entries: 5_000,
  pages: 500,
  gridCells: 200_000,
  milliseconds: 20_000,
}

/** The default limits with those given in their place. */
export function limitsOf(overrides: Partial<Limits> = {}): Limits {
  return { ...DEFAULT_LIMITS, ...overrides }
}
