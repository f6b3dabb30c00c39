import { acrossOf, alongOf, type Glyph } from './geometry.ts'

/** Characters written one after another without a gap: a number or a word that belongs together. */
export function runsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = []
  let before: Glyph | undefined
  for (const glyph of glyphs) {
    const run = runs.at(-1)
    if (run && before && continues(before, glyph)) run.push(glyph)
    else runs.push([glyph])
    before = glyph
  }
  return runs
}

function continues(before: Glyph, glyph: Glyph): boolean {
  if (before.direction !== glyph.direction || glyph.text.trim() === '') return false
  const { direction } = glyph
  const gap =
    alongOf(glyph, direction) - alongOf(before, direction) - (glyph.advance + before.advance) / 2
  const off = Math.abs(acrossOf(glyph, direction) - acrossOf(before, direction))
  return off < glyph.size * 0.4 && gap < glyph.size * 0.3 && gap > -glyph.size * 0.5
}
