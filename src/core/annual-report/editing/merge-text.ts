/** Paragraphs on both sides beyond which comparing them would take too long. */
const MOST_PAIRS = 4_000_000

/**
 * Two people's versions of one text put together, paragraph by paragraph. Null where both changed
 * the same paragraphs, or put different ones at the same spot: that only a person can decide.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine
  if (mine === base) return theirs
  const [origin, left, right] = [base.split('\n'), mine.split('\n'), theirs.split('\n')]
  const inLeft = counterparts(origin, left)
  const inRight = counterparts(origin, right)
  if (!inLeft || !inRight) return null
  const merged: string[] = []
  let from = { origin: 0, left: 0, right: 0 }
  for (let at = 0; at <= origin.length; at += 1) {
    const isEnd = at === origin.length
    const to = {
      origin: at,
      left: isEnd ? left.length : (inLeft[at] ?? -1),
      right: isEnd ? right.length : (inRight[at] ?? -1),
    }
    if (to.left < 0 || to.right < 0) continue
    const between = chosen(
      origin.slice(from.origin, to.origin),
      left.slice(from.left, to.left),
      right.slice(from.right, to.right),
    )
    if (!between) return null
    merged.push(...between, ...origin.slice(at, at + 1))
    from = { origin: at + 1, left: to.left + 1, right: to.right + 1 }
  }
  return merged.join('\n')
}

/** Of a stretch between two paragraphs that all three share: what the one who changed it wrote. */
function chosen(origin: string[], left: string[], right: string[]): string[] | null {
  if (isSame(left, right) || isSame(right, origin)) return left
  return isSame(left, origin) ? right : null
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index])
}

/**
 * For each paragraph of the origin its place in the other text, -1 where it is gone: a longest common
 * subsequence. Null when the texts are too long and too different to compare.
 */
function counterparts(origin: readonly string[], other: readonly string[]): Int32Array | null {
  const found = new Int32Array(origin.length).fill(-1)
  const shorter = Math.min(origin.length, other.length)
  let head = 0
  while (head < shorter && origin[head] === other[head]) {
    found[head] = head
    head += 1
  }
  let tail = 0
  while (tail < shorter - head && origin.at(-1 - tail) === other.at(-1 - tail)) {
    found[origin.length - 1 - tail] = other.length - 1 - tail
    tail += 1
  }
  const rows = origin.length - head - tail
  const columns = other.length - head - tail
  if (rows * columns > MOST_PAIRS) return null
  const lengths = lengthsOf(origin.slice(head, head + rows), other.slice(head, head + columns))
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const here = row * (columns + 1) + column
    if (origin[head + row] === other[head + column]) {
      found[head + row] = head + column
      row += 1
      column += 1
    } else if ((lengths[here + columns + 1] ?? 0) >= (lengths[here + 1] ?? 0)) row += 1
    else column += 1
  }
  return found
}

/** Length of the longest common subsequence of what follows each pair of places. */
function lengthsOf(one: readonly string[], other: readonly string[]): Uint32Array {
  const width = other.length + 1
  const lengths = new Uint32Array((one.length + 1) * width)
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      const here = row * width + column
      lengths[here] =
        one[row] === other[column]
          ? (lengths[here + width + 1] ?? 0) + 1
          : Math.max(lengths[here + width] ?? 0, lengths[here + 1] ?? 0)
    }
  }
  return lengths
}
