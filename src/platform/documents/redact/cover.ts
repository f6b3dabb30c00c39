import type { Glyph } from '../read/pdf/geometry.ts'
import type { Area } from '../read/pdf/shown.ts'

export type Point = { readonly x: number; readonly y: number }

/** What is painted over on a page, and why; in page space. */
export type Cover = {
  readonly page: number
  readonly box: Area
  /** Of a cover that does not stand upright; the box is then the one around it. */
  readonly corners?: readonly Point[]
  readonly ground: string
  readonly by: 'area' | 'text'
}

/** The square a character is set in. */
export function boxOf({ x, y, advance, size, direction }: Glyph): Area {
  const [wide, high] = direction % 2 === 0 ? [advance / 2, size / 2] : [size / 2, advance / 2]
  return { left: x - wide, right: x + wide, top: y - high, bottom: y + high }
}

/** A character this little under an area, in shares of its box, only has its air covered. */
const AIR = 0.08

/** A cover of a text reaches this far over its characters, in sizes of their font, and no further. */
const BEYOND = 0.2

/** Whether a cover takes a character away: an area what it touches, a text what stands in it. */
export function takes(cover: Cover, glyph: Glyph): boolean {
  if (cover.by === 'area') return touches(cover.box, boxOf(glyph))
  return holds(cover, glyph, glyph.size * BEYOND)
}

function touches(area: Area, box: Area): boolean {
  const wide = Math.max(box.right - box.left, 0.01)
  const high = Math.max(box.bottom - box.top, 0.01)
  const across = Math.min(area.right, box.right) - Math.max(area.left, box.left)
  const down = Math.min(area.bottom, box.bottom) - Math.max(area.top, box.top)
  const least = (side: number, other: number): number => Math.min(side * AIR, Math.abs(other) * AIR)
  return across > least(wide, area.right - area.left) && down > least(high, area.bottom - area.top)
}

/** Whether a point lies in a cover, at least `inset` within its sides. */
export function holds({ box, corners }: Cover, { x, y }: Point, inset = 0): boolean {
  if (corners) return isWithin(corners, { x, y })
  return (
    x > box.left + inset && x < box.right - inset && y > box.top + inset && y < box.bottom - inset
  )
}

/** Within a convex shape: on the same side of all its sides. */
function isWithin(corners: readonly Point[], { x, y }: Point): boolean {
  const sides = corners.map((from, index) => {
    const to = corners[(index + 1) % corners.length] ?? from
    return Math.sign((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x))
  })
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0)
}

/** The smallest upright box around points. */
export function around(points: readonly Point[]): Area {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  }
}
