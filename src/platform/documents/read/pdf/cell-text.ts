import type { Direction, Glyph } from './geometry.ts'
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
  return isStacked(lines) ? linesOf(glyphs, turnedRight(direction)) : lines
}

function turnedRight(direction: Direction): Direction {
  return ([1, 2, 3, 0] as const)[direction]
}

/** Most characters that stand side by side were not written one after the other. */
function isStacked(lines: readonly Line[]): boolean {
  let together = 0
  let apart = 0
  for (const { glyphs } of lines) {
    for (let index = 1; index < glyphs.length; index += 1) {
      const step = (glyphs[index]?.order ?? 0) - (glyphs[index - 1]?.order ?? 0)
      if (step > 0 && step <= 2) together += 1
      else apart += 1
    }
  }
  return lines.length > 1 && apart > together
}
