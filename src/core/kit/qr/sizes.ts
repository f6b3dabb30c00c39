/**
 * What a symbol of each version holds (ISO/IEC 18004, error correction level M: about 15 % of the
 * symbol may be unreadable, as on creased paper).
 */
export type SymbolSize = {
  readonly version: number
  /** Modules along a side. */
  readonly side: number
  /** Codewords of data, and of correction in each block. */
  readonly dataCodewords: number
  readonly correctionPerBlock: number
  readonly blocks: number
}

/** Codewords in all, of correction in each block, number of blocks; versions 1 to 20 in order. */
const LEVEL_M: readonly (readonly [number, number, number])[] = [
  ...([
    [26, 10, 1],
    [44, 16, 1],
    [70, 26, 1],
    [100, 18, 2],
    [134, 24, 2],
  ] as const),
  ...([
    [172, 16, 4],
    [196, 18, 4],
    [242, 22, 4],
    [292, 22, 5],
    [346, 26, 5],
  ] as const),
  ...([
    [404, 30, 5],
    [466, 22, 8],
    [532, 22, 9],
    [581, 24, 9],
    [655, 24, 10],
  ] as const),
  ...([
    [733, 28, 10],
    [815, 28, 11],
    [901, 26, 13],
    [991, 26, 14],
    [1085, 26, 16],
  ] as const),
]

const SIZES: readonly SymbolSize[] = LEVEL_M.map(([all, correctionPerBlock, blocks], index) => ({
  ...{ version: index + 1, side: 21 + 4 * index, correctionPerBlock, blocks },
  dataCodewords: all - correctionPerBlock * blocks,
}))

/** Bits of the count of bytes that stands before them. */
export function countBits({ version }: Pick<SymbolSize, 'version'>): 8 | 16 {
  return version < 10 ? 8 : 16
}

/** The smallest symbol that holds so many bytes; null where none does (more than 666). */
export function sizeFor(bytes: number): SymbolSize | null {
  const fits = (size: SymbolSize) => 4 + countBits(size) + 8 * bytes <= 8 * size.dataCodewords
  return SIZES.find(fits) ?? null
}

/** Where the centres of the alignment patterns stand, along either axis. */
export function alignmentCentres({ version, side }: SymbolSize): readonly number[] {
  if (version === 1) return []
  const gaps = Math.floor(version / 7) + 1
  const step = 2 * Math.ceil((side - 13) / (2 * gaps))
  return [6, ...Array.from({ length: gaps }, (_, at) => side - 7 - step * (gaps - 1 - at))]
}
