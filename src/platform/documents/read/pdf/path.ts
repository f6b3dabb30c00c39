import type { Matrix, Rules } from './geometry.ts'

/**
 * Finds ruling lines in painted paths. A rule is a stroked straight line, an edge of a stroked
 * rectangle, a filled shape so thin that it looks like a line, or the rim of a filled frame.
 */

/** What pdf.js writes into its path buffers, with the numbers that follow each. */
const MOVE = 0
const LINE = 1
const CURVE = 2
const QUADRATIC = 3
const CLOSE = 4
const LENGTHS: Readonly<Record<number, number>> = {
  [MOVE]: 2,
  [LINE]: 2,
  [CURVE]: 6,
  [QUADRATIC]: 4,
  [CLOSE]: 0,
}

/** Points; a thicker filled shape is a surface. */
const MOST_THICKNESS = 4
/** A line may lean this much and still be taken as straight up or across. */
const MOST_LEAN = 1
const SHORTEST = 2

type Point = { readonly x: number; readonly y: number }
type Subpath = { readonly points: Point[]; closed: boolean; curved: boolean }
type Box = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function strokedRules(path: ArrayLike<number>, matrix: Matrix, rules: Rules): void {
  for (const { points, closed, curved } of subpaths(path, matrix)) {
    if (curved) continue
    for (let index = 1; index < points.length; index += 1) {
      addSegment(points[index - 1], points[index], rules)
    }
    if (closed) addSegment(points.at(-1), points[0], rules)
  }
}

export function filledRules(path: ArrayLike<number>, matrix: Matrix, rules: Rules): void {
  const boxes = subpaths(path, matrix).flatMap(({ points, curved }) =>
    curved || points.length < 2 || points.length > 16 ? [] : [boxOf(points)],
  )
  const surfaces: Box[] = []
  for (const box of boxes) {
    const width = box.right - box.left
    const height = box.bottom - box.top
    if (Math.min(width, height) > MOST_THICKNESS) surfaces.push(box)
    else if (width >= height) addBoxLine(box, 'horizontal', rules)
    else addBoxLine(box, 'vertical', rules)
  }
  const [first, second] = surfaces
  if (surfaces.length === 2 && first && second && isFrame(first, second)) addEdges(first, rules)
}

function subpaths(path: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Subpath[] {
  const found: Subpath[] = []
  let current: Subpath | undefined
  let at = 0
  while (at < path.length) {
    const kind = path[at] ?? CLOSE
    const length = LENGTHS[kind]
    if (length === undefined) return found
    const end = at + length
    if (kind === MOVE || !current) {
      current = { points: [], closed: false, curved: false }
      found.push(current)
    }
    if (kind === CLOSE) current.closed = true
    else {
      const x = path[end - 1] ?? 0
      const y = path[end] ?? 0
      current.points.push({ x: a * x + c * y + e, y: b * x + d * y + f })
      if (kind !== MOVE && kind !== LINE) current.curved = true
    }
    at = end + 1
  }
  return found
}

function addSegment(from: Point | undefined, to: Point | undefined, rules: Rules): void {
  if (!from || !to) return
  const wide = Math.abs(to.x - from.x)
  const high = Math.abs(to.y - from.y)
  if (high <= MOST_LEAN && wide >= SHORTEST) {
    rules.horizontal.push({ at: (from.y + to.y) / 2, ...ordered(from.x, to.x) })
  } else if (wide <= MOST_LEAN && high >= SHORTEST) {
    rules.vertical.push({ at: (from.x + to.x) / 2, ...ordered(from.y, to.y) })
  }
}

function ordered(one: number, other: number): { from: number; to: number } {
  return { from: Math.min(one, other), to: Math.max(one, other) }
}

function addBoxLine(box: Box, kind: keyof Rules, rules: Rules): void {
  const rule =
    kind === 'horizontal'
      ? { at: (box.top + box.bottom) / 2, from: box.left, to: box.right }
      : { at: (box.left + box.right) / 2, from: box.top, to: box.bottom }
  if (rule.to - rule.from > 0) rules[kind].push(rule)
}

function addEdges({ left, top, right, bottom }: Box, rules: Rules): void {
  rules.horizontal.push({ at: top, from: left, to: right }, { at: bottom, from: left, to: right })
  rules.vertical.push({ at: left, from: top, to: bottom }, { at: right, from: top, to: bottom })
}

/** Two boxes, one just inside the other: painted with the even-odd rule they show a frame. */
function isFrame(one: Box, other: Box): boolean {
  const gaps = [
    one.left - other.left,
    one.top - other.top,
    other.right - one.right,
    other.bottom - one.bottom,
  ]
  return gaps.every((gap) => Math.abs(gap) <= MOST_THICKNESS)
}

function boxOf(points: readonly Point[]): Box {
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  }
}
