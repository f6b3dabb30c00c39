import { isFormText } from './lexicon.ts'
import { isEmpty, type Strip } from './strips.ts'
import type { Reading } from './table-reading.ts'

/** Marks the strips from the first to the last as table, with the labels right above and below. */
export function markAround(reading: Reading, first: number, last: number): void {
  const { strips, lexicon, tableStrips } = reading
  const isForm = (index: number) => {
    const strip = strips[index]
    return (
      strip !== undefined &&
      (isEmpty(strip) || strip.pieces.every((piece) => isFormText(lexicon, piece.text)))
    )
  }
  let from = first
  while (from > 0 && isForm(from - 1)) from -= 1
  let to = last
  while (to + 1 < strips.length && isForm(to + 1) && !isGapThenText(strips, to + 1)) to += 1
  for (let index = from; index <= to; index++) tableStrips.add(index)
}

/** An empty line ends a table; what follows may be a one-word answer («无») that is no label. */
function isGapThenText(strips: readonly Strip[], index: number): boolean {
  const strip = strips[index]
  return strip !== undefined && isEmpty(strip)
}
