import type { Board } from './board.ts'

type Rows = readonly (readonly boolean[])[]

/** The eight masks: where a module of data is turned over. */
const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

export const MASK_NUMBERS = MASKS.map((_, number) => number)

/** Turns the modules of data over; a second time turns them back. */
export function applyMask({ dark, isPattern }: Board, number: number): void {
  const turns = MASKS[number]
  dark.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (isPattern[y]?.[x] === false && turns?.(x, y)) row[x] = !isDark
    })
  })
}

/** How hard a symbol is to read: runs, blocks of one colour, look-alike finders, imbalance. */
export function penaltyOf(rows: Rows): number {
  const columns = rows.map((_, x) => rows.map((row) => row[x] ?? false))
  const lines = [...rows, ...columns]
  return (
    lines.reduce((sum, line) => sum + runs(line) + finders(line), 0) + blocks(rows) + balance(rows)
  )
}

function runs(line: readonly boolean[]): number {
  let [sum, length] = [0, 0]
  line.forEach((isDark, at) => {
    length = at > 0 && line[at - 1] === isDark ? length + 1 : 1
    if (length === 5) sum += 3
    else if (length > 5) sum += 1
  })
  return sum
}

/** 1:1:3:1:1 with four light modules on a side, as a finder has them; outside all is light. */
const FINDER = /(?=00001011101|10111010000)/g

function finders(line: readonly boolean[]): number {
  const text = `0000${line.map((isDark) => (isDark ? '1' : '0')).join('')}0000`
  return 40 * [...text.matchAll(FINDER)].length
}

function blocks(rows: Rows): number {
  let sum = 0
  rows.slice(1).forEach((row, y) => {
    row.slice(1).forEach((isDark, x) => {
      const others = [row[x], rows[y]?.[x], rows[y]?.[x + 1]]
      if (others.every((other) => other === isDark)) sum += 3
    })
  })
  return sum
}

function balance(rows: Rows): number {
  const all = rows.flat()
  const share = all.filter(Boolean).length / all.length
  return 10 * Math.floor(Math.abs(share - 0.5) * 20)
}
