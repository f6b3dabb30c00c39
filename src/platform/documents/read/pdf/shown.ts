import type { Direction, Glyph, Matrix } from './geometry.ts'

/** A part of the page, in page space. */
export type Area = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const EVERYWHERE: Area = {
  left: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
}

/** What is left of an area within the box (left, bottom, right, top) of a path or a form. */
export function clipped(area: Area, box: ArrayLike<number>, matrix: Matrix): Area {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(box)
  const [a, b, c, d, e, f] = matrix
  const xs = [a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1]
  const ys = [b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1]
  return {
    left: Math.max(area.left, Math.min(...xs) + e),
    top: Math.max(area.top, Math.min(...ys) + f),
    right: Math.min(area.right, Math.max(...xs) + e),
    bottom: Math.min(area.bottom, Math.max(...ys) + f),
  }
}

/** A character has air on both sides: so much of its advance may lie outside and all of it be seen. */
const AIR = 0.3
/** A character this near to the page's edge, in advances, may be followed by others beyond it. */
const NEAR_EDGE = 0.5

type Place = Pick<Glyph, 'x' | 'y' | 'advance' | 'direction'>

/** Whether the page, or what its content is clipped to, shows a character only in part or not at all. */
export function isCut(place: Place, clip: Area, page: Area): boolean {
  const half = place.advance / 2
  return (
    !holds(clip, place, half - AIR * place.advance) ||
    !holds(page, place, half + NEAR_EDGE * place.advance)
  )
}

function holds(area: Area, { x, y, direction }: Place, reach: number): boolean {
  const [wide, high] = isUpright(direction) ? [0, reach] : [reach, 0]
  return (
    x - wide >= area.left &&
    x + wide <= area.right &&
    y - high >= area.top &&
    y + high <= area.bottom
  )
}

function isUpright(direction: Direction): boolean {
  return direction % 2 === 1
}
