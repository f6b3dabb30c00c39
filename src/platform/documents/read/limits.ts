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
  /** Elements of markup, or lines of text. */
  readonly elements: number
  /** Characters of a JSON file: parsed, it takes many times its size. */
  readonly jsonLength: number
  /** Positions (rows × columns) of all grids together. */
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
  elements: 250_000,
  jsonLength: 8 * MB,
  gridCells: 200_000,
  milliseconds: 20_000,
}

/** The default limits with those given in their place. */
export function limitsOf(overrides: Partial<Limits> = {}): Limits {
  return { ...DEFAULT_LIMITS, ...overrides }
}

/**
 * Thrown where a reader is deep inside a parser's callbacks and has spent what it may; the door
 * turns it into a problem. It never leaves `readDocument`.
 */
export class LimitExceeded extends Error {}

/** A count that may be spent down to nothing and no further. */
export class Allowance {
  #left: number

  constructor(amount: number) {
    this.#left = amount
  }

  /** Throws `LimitExceeded` when less is left. */
  spend(amount: number): void {
    this.#left -= amount
    if (this.#left < 0) throw new LimitExceeded()
  }
}

/** What one document may spend while it is read. */
export type Spending = { readonly elements: Allowance; readonly cells: Allowance }

export function spendingOf(limits: Limits): Spending {
  return { elements: new Allowance(limits.elements), cells: new Allowance(limits.gridCells) }
}
