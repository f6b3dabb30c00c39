import { alignmentCentres, type SymbolSize } from './sizes.ts'

/** A symbol while it is drawn: `true` is dark; what belongs to the patterns is never masked. */
export type Board = {
  readonly side: number
  readonly dark: boolean[][]
  readonly isPattern: boolean[][]
}

/** Level M in the format of a symbol. */
const LEVEL = 0
const FORMAT = { generator: 0x537, bits: 10, mask: 0x5412 }
const VERSION = { generator: 0x1f25, bits: 12 }

/** A board with all its patterns, the place of the format still light. */
export function boardFor(size: SymbolSize): Board {
  const { side } = size
  const rows = () => Array.from({ length: side }, () => new Array<boolean>(side).fill(false))
  const board: Board = { side, dark: rows(), isPattern: rows() }
  for (let at = 0; at < side; at += 1) {
    set(board, 6, at, at % 2 === 0)
    set(board, at, 6, at % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [side - 4, 3],
    [3, side - 4],
  ] as const) {
    square(board, x, y, 4, (ring) => ring !== 2 && ring !== 4)
  }
  const centres = alignmentCentres(size)
  const last = centres.length - 1
  centres.forEach((y, row) => {
    centres.forEach((x, column) => {
      const isFinder = (row === 0 && column % last === 0) || (row === last && column === 0)
      if (!isFinder) square(board, x, y, 2, (ring) => ring !== 1)
    })
  })
  drawFormat(board, 0)
  drawVersion(board, size)
  return board
}

function set({ side, dark, isPattern }: Board, x: number, y: number, isDark: boolean): void {
  const [row, pattern] = [dark[y], isPattern[y]]
  if (!row || !pattern || x < 0 || x >= side) return
  row[x] = isDark
  pattern[x] = true
}

/** Rings around a middle, each dark or light. */
function square(
  board: Board,
  x: number,
  y: number,
  reach: number,
  isDark: (ring: number) => boolean,
): void {
  for (let down = -reach; down <= reach; down += 1) {
    for (let right = -reach; right <= reach; right += 1) {
      set(board, x + right, y + down, isDark(Math.max(Math.abs(right), Math.abs(down))))
    }
  }
}

/** Bits with the remainder by which a reader corrects them. */
function guarded(value: number, { generator, bits }: { generator: number; bits: number }): number {
  let rest = value
  for (let each = 0; each < bits; each += 1) {
    rest = (rest << 1) ^ ((rest >> (bits - 1)) & 1 ? generator : 0)
  }
  return (value << bits) | rest
}

/** Level and mask, twice, and the module that is always dark. */
export function drawFormat(board: Board, mask: number): void {
  const { side } = board
  const bits = guarded((LEVEL << 3) | mask, FORMAT) ^ FORMAT.mask
  const isDark = (at: number) => ((bits >> at) & 1) === 1
  for (let at = 0; at < 15; at += 1) {
    const along = at < 6 ? at : at < 8 ? at + 1 : 0
    if (at < 8) set(board, 8, along, isDark(at))
    else set(board, at === 8 ? 7 : 14 - at, 8, isDark(at))
    if (at < 8) set(board, side - 1 - at, 8, isDark(at))
    else set(board, 8, side - 15 + at, isDark(at))
  }
  set(board, 8, side - 8, true)
}

/** From version 7 on the version itself, twice. */
function drawVersion(board: Board, { version, side }: SymbolSize): void {
  if (version < 7) return
  const bits = guarded(version, VERSION)
  for (let at = 0; at < 18; at += 1) {
    const isDark = ((bits >> at) & 1) === 1
    const [far, near] = [side - 11 + (at % 3), Math.floor(at / 3)]
    set(board, far, near, isDark)
    set(board, near, far, isDark)
  }
}

/** Lays the codewords in columns of two, from the right, upwards and downwards in turn. */
export function layCodewords({ side, dark, isPattern }: Board, codewords: readonly number[]): void {
  let at = 0
  for (let pair = 0; pair < (side - 1) / 2; pair += 1) {
    const right = side - 1 - 2 * pair - (side - 1 - 2 * pair <= 6 ? 1 : 0)
    for (let step = 0; step < side; step += 1) {
      const y = pair % 2 === 0 ? side - 1 - step : step
      for (const x of [right, right - 1]) {
        if (isPattern[y]?.[x] !== false) continue
        const row = dark[y]
        if (row) row[x] = (((codewords[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1
        at += 1
      }
    }
  }
}
