import { type Board, boardFor, drawFormat, layCodewords } from './board.ts'
import { codewordsOf } from './codewords.ts'
import { applyMask, MASK_NUMBERS, penaltyOf } from './mask.ts'
import { sizeFor } from './sizes.ts'

/**
 * A QR code (ISO/IEC 18004, model 2, bytes, level M) of a text: its rows from above, `true` is dark,
 * without the four light modules that must surround it. Null where the text has more than 666 bytes
 * in UTF-8.
 */
export function qrCode(text: string): readonly (readonly boolean[])[] | null {
  const bytes = utf8(text)
  const size = sizeFor(bytes.length)
  if (!size) return null
  const board = boardFor(size)
  layCodewords(board, codewordsOf(bytes, size))
  const [best = 0] = MASK_NUMBERS.toSorted(
    (one, other) => costOf(board, one) - costOf(board, other),
  )
  drawMasked(board, best)
  return board.dark
}

function drawMasked(board: Board, mask: number): void {
  applyMask(board, mask)
  drawFormat(board, mask)
}

function costOf(board: Board, mask: number): number {
  drawMasked(board, mask)
  const cost = penaltyOf(board.dark)
  applyMask(board, mask)
  return cost
}

/** Without the means of a browser or of Node, neither of which the rules may use. */
function utf8(text: string): readonly number[] {
  return [...encodeURIComponent(text.toWellFormed()).matchAll(/%([0-9A-F]{2})|(.)/g)].map(
    ([, code, plain = '']) =>
      code === undefined ? plain.charCodeAt(0) : Number.parseInt(code, 16),
  )
}
