import { type Direction, directionOf, type Glyph } from './geometry.ts'
import { type Line, linesOf, plainText } from './lines.ts'

/** The text of a cell: its lines, whichever way they run, kept apart by newlines. */
export function cellText(glyphs: readonly Glyph[]): string {
  const byDirection = new Map<Direction, Glyph[]>()
  for (const glyph of glyphs) {
    const same = byDirection.get(glyph.direction)
    if (same) same.push(glyph)
    else byDirection.set(glyph.direction, [glyph])
  }
  const texts: string[] = []
  for (const [direction, group] of byDirection) {
    for (const line of cellLines(group, direction)) {
      const text = plainText(line).trim()
      if (text !== '') texts.push(text)
    }
  }
  return texts.join('\n')
}

/** Upright characters set one below the other in several columns are read down each column. */
function cellLines(glyphs: readonly Glyph[], direction: Direction): Line[] {
  const lines = linesOf(glyphs, direction)
  if (lines.every((line) => line.glyphs.length <= 1) || !isStacked(glyphs)) return lines
  return linesOf(glyphs, turnedRight(direction))
}

function turnedRight(direction: Direction): Direction {
  return ([1, 2, 3, 0] as const)[direction]
}

/** In the order they were written, most characters stand below the one before. */
function isStacked(glyphs: readonly Glyph[]): boolean {
  let below = 0
  let beside = 0
  const written = glyphs.filter((glyph) => glyph.text.trim() !== '')
  written.sort((left, right) => left.order - right.order)
  for (let index = 1; index < written.length; index += 1) {
    const before = written[index - 1]
    const glyph = written[index]
    if (!before || !glyph) continue
    const away = Math.hypot(glyph.x - before.x, glyph.y - before.y)
    if (away > glyph.size * 2.5) continue
    const step = (directionOf(glyph.x - before.x, glyph.y - before.y) - glyph.direction + 4) % 4
    if (step === 1) below += 1
    else if (step === 0) beside += 1
  }
  return below > beside
}
