/** Plane geometry of a page, in points; in page space x grows to the right and y downwards. */

/** The matrix of PDF: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** The matrix that applies `inner` first and `outer` after it. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ]
}

export function matrixOf(values: ArrayLike<number> | null | undefined): Matrix {
  if (!values || values.length < 6) return IDENTITY
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(values)
  return [a, b, c, d, e, f]
}

/** Which way text runs: 0 to the right, 1 downwards, 2 to the left, 3 upwards. */
export type Direction = 0 | 1 | 2 | 3

export function directionOf(x: number, y: number): Direction {
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 0 : 2
  return y >= 0 ? 1 : 3
}

/** One printed character with the text it stands for. */
export type Glyph = {
  readonly text: string
  /** Centre of the character. */
  readonly x: number
  readonly y: number
  /** Length along its line, and size of the font. */
  readonly advance: number
  readonly size: number
  readonly direction: Direction
  /** Place in the page's content: characters written in one go follow each other. */
  readonly order: number
  /** The page shows it in part only, or what follows it in its cell may not be shown. */
  readonly cut: boolean
}

/** A straight rule. Horizontal: `at` is its y, from–to its x; vertical the other way round. */
export type Rule = { readonly at: number; readonly from: number; readonly to: number }

export type Rules = { readonly horizontal: Rule[]; readonly vertical: Rule[] }

/**
 * Where a character stands as its reader sees it: `along` its line, and `across` from line to line.
 * Text that runs downwards has its lines from right to left.
 */
export function alongOf({ x, y }: Glyph, direction: Direction): number {
  return [x, y, -x, -y][direction] ?? x
}

export function acrossOf({ x, y }: Glyph, direction: Direction): number {
  return [y, -x, -y, x][direction] ?? y
}
