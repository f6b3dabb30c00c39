import type { SKRSContext2D } from '@napi-rs/canvas'

const LARGEST = 10
/** In points; smaller print is not readable on paper. */
const SMALLEST = 5.5
const MARGIN = 1

type Fitted = { readonly lines: readonly string[]; readonly size: number }

/**
 * What of a ground fits into a cover (in points), and in which size: all of it in one line or word by
 * word, else its last word, else its first. Null when not even a word does.
 */
export function fitLabel(
  ground: string,
  width: number,
  height: number,
  widthOf: (text: string) => number,
): Fitted | null {
  const words = ground.trim().split(/\s+/)
  const ways = [[words.join(' ')], words, words.slice(-1), words.slice(0, 1)]
  for (const lines of ways) {
    const widest = Math.max(...lines.map(widthOf))
    const size = Math.min(
      LARGEST,
      (width - 2 * MARGIN) / widest,
      (height - MARGIN) / (lines.length * 1.2),
    )
    if (size >= SMALLEST) return { lines, size }
  }
  return null
}

/** Writes a ground into the middle of a cover; everything in pixels, `scale` of them to the point. */
export function drawLabel(
  context: SKRSContext2D,
  ground: string,
  middle: { readonly x: number; readonly y: number },
  { width, height }: { readonly width: number; readonly height: number },
  { scale, family }: { readonly scale: number; readonly family: string },
): void {
  const font = (size: number): string => `${size}px "${family}"`
  context.font = font(100)
  const widthOf = (text: string): number => context.measureText(text).width / 100
  const fitted = fitLabel(ground, width / scale, height / scale, widthOf)
  if (!fitted) return
  const size = fitted.size * scale
  context.font = font(size)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  fitted.lines.forEach((line, index) => {
    const row = index - (fitted.lines.length - 1) / 2
    context.fillText(line, middle.x, middle.y + row * size * 1.2)
  })
}
