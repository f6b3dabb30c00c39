import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardFor } from './board.ts'
import { times } from './correction.ts'
import { applyMask } from './mask.ts'
import { qrCode } from './qr-code.ts'
import { type SymbolSize, sizeFor } from './sizes.ts'

const picture = (rows: readonly (readonly boolean[])[]) =>
  rows.map((row) => row.map((isDark) => (isDark ? '#' : '.')).join(''))

/** Reads a symbol as a telephone would: format, mask, codewords in their order, blocks, bytes. */
function read(rows: readonly (readonly boolean[])[], size: SymbolSize) {
  const at = (x: number, y: number) => (rows[y]?.[x] ? 1 : 0)
  const format: number[] = [0, 1, 2, 3, 4, 5, 7, 8].map((y) => at(8, y))
  format.push(at(7, 8), ...[5, 4, 3, 2, 1, 0].map((x) => at(x, 8)))
  const bits = format.reduce((value, bit, place) => value | (bit << place), 0) ^ 0x5412
  const board = { ...boardFor(size), dark: rows.map((row) => [...row]) }
  applyMask(board, (bits >> 10) & 7)
  const codewords = laid(board.dark, board.isPattern)
  const short = size.blocks - (size.dataCodewords % size.blocks)
  const least = Math.floor(size.dataCodewords / size.blocks)
  const blocks = Array.from({ length: size.blocks }, (): number[] => [])
  for (let place = 0; place <= least; place += 1) {
    blocks.forEach((block, number) => {
      if (place < least || number >= short) block.push(codewords.shift() ?? 0)
    })
  }
  const data = blocks.flat()
  for (let place = 0; place < size.correctionPerBlock; place += 1) {
    for (const block of blocks) block.push(codewords.shift() ?? 0)
  }
  return { level: bits >> 13, data, blocks }
}

function laid(dark: boolean[][], isPattern: boolean[][]): number[] {
  const bits: number[] = []
  const side = dark.length
  let isUp = true
  for (let right = side - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1
    for (let step = 0; step < side; step += 1) {
      const y = isUp ? side - 1 - step : step
      for (const x of [right, right - 1]) if (!isPattern[y]?.[x]) bits.push(dark[y]?.[x] ? 1 : 0)
    }
    isUp = !isUp
  }
  return Array.from({ length: bits.length >> 3 }, (_, at) =>
    bits.slice(8 * at, 8 * at + 8).reduce((value, bit) => 2 * value + bit, 0),
  )
}

/** A block is whole when it is nought at every root of its divisor. */
const syndromes = (block: readonly number[], count: number) => {
  let root = 1
  return Array.from({ length: count }, () => {
    const value = block.reduce((sum, codeword) => times(sum, root) ^ codeword, 0)
    root = times(root, 2)
    return value
  })
}

describe('a QR code', () => {
  it('is drawn module for module as the standard has it', () => {
    expect(picture(qrCode('教育局') ?? [])).toEqual(DRAWN)
  })

  it('is read back, every block of it whole, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const bytes = [...Buffer.from(text.toWellFormed())]
        const size = sizeFor(bytes.length)
        const rows = qrCode(text)
        if (!size || !rows) return expect(bytes.length).toBeGreaterThan(666)
        const { level, data, blocks } = read(rows, size)
        expect(level).toBe(0)
        for (const block of blocks) {
          expect(syndromes(block, size.correctionPerBlock).every((each) => each === 0)).toBe(true)
        }
        const bits = data.map((codeword) => codeword.toString(2).padStart(8, '0')).join('')
        const count = size.version < 10 ? 8 : 16
        const from = 4 + count
        expect(bits.slice(0, 4)).toBe('0100')
        expect(Number.parseInt(bits.slice(4, from), 2)).toBe(bytes.length)
        const found = bytes.map((_, place) =>
          Number.parseInt(bits.slice(from + 8 * place, from + 8 * place + 8), 2),
        )
        expect(found).toEqual(bytes)
        return undefined
      }),
      { numRuns: 60 },
    )
  })

  it('is not made of more than it can hold', () => {
    expect(qrCode('a'.repeat(666))?.length).toBe(97)
    expect(qrCode('a'.repeat(667))).toBeNull()
  })
})

/** Drawn by another program. */
const DRAWN = [
  '#######.#.#.#.#######',
  '#.....#.##.##.#.....#',
  '#.###.#.###...#.###.#',
  '#.###.#...#.#.#.###.#',
  '#.###.#.#.###.#.###.#',
  '#.....#...#...#.....#',
  '#######.#.#.#.#######',
  '..........#..........',
  '#..#######.#.#..#.###',
  '##.....#.#.##.##.####',
  '#####.##.#.######.#..',
  '#.#....##...#.####..#',
  '.#...###..#####.#.#.#',
  '........###.###.#..#.',
  '#######.####.#...##.#',
  '#.....#.#.....#..#.##',
  '#.###.#.##....##.#...',
  '#.###.#.###.####.#...',
  '#.###.#...####.#.####',
  '#.....#..####...#..##',
  '#######.##..##.##.#..',
]
