import { correctionOf } from './correction.ts'
import { countBits, type SymbolSize } from './sizes.ts'

/** 0100: what follows are bytes. */
const BYTES = 4
const FILL = [0xec, 0x11]

/** Everything a symbol holds, block by block interleaved, as it is laid into its modules. */
export function codewordsOf(bytes: readonly number[], size: SymbolSize): readonly number[] {
  const { correctionPerBlock } = size
  const data = blocksOf(dataCodewords(bytes, size), size)
  const correction = data.map((block) => correctionOf(block, correctionPerBlock))
  return [...interleaved(data), ...interleaved(correction)]
}

function dataCodewords(bytes: readonly number[], size: SymbolSize): readonly number[] {
  const bits: number[] = []
  const put = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1)
  }
  put(BYTES, 4)
  put(bytes.length, countBits(size))
  for (const byte of bytes) put(byte, 8)
  put(0, Math.min(4, 8 * size.dataCodewords - bits.length))
  while (bits.length % 8 !== 0) bits.push(0)
  const codewords = Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(8 * at, 8 * at + 8).reduce((value, bit) => 2 * value + bit, 0),
  )
  for (let at = 0; codewords.length < size.dataCodewords; at += 1) codewords.push(FILL[at % 2] ?? 0)
  return codewords
}

/** The last blocks hold one codeword more where they do not divide evenly. */
function blocksOf(data: readonly number[], { blocks }: SymbolSize): readonly (readonly number[])[] {
  const least = Math.floor(data.length / blocks)
  const short = blocks - (data.length % blocks)
  return Array.from({ length: blocks }, (_, at) => {
    const from = at * least + Math.max(0, at - short)
    return data.slice(from, from + least + (at < short ? 0 : 1))
  })
}

function interleaved(blocks: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(...blocks.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) =>
    blocks.flatMap((block) => (at < block.length ? [block[at] ?? 0] : [])),
  ).flat()
}
