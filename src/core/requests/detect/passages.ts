/** A stretch that two texts have in common, with where it begins in each. */
export type Passage = {
  readonly text: string
  readonly from: number
  readonly otherFrom: number
}

/** Shorter stretches are chance. */
const SHORTEST = 4

/**
 * The stretches of the first text that the other one has, too, longest first from each place on,
 * without overlap in the first: for showing both side by side.
 */
export function passagesOf(text: string, other: string): readonly Passage[] {
  const starts = startsOf(other)
  const found: Passage[] = []
  for (let from = 0; from + SHORTEST <= text.length; ) {
    const best = longestAt(text, from, other, starts.get(text.slice(from, from + SHORTEST)) ?? [])
    if (best) found.push(best)
    from += best ? best.text.length : 1
  }
  return found
}

function startsOf(text: string): ReadonlyMap<string, readonly number[]> {
  const starts = new Map<string, number[]>()
  for (let at = 0; at + SHORTEST <= text.length; at += 1) {
    const run = text.slice(at, at + SHORTEST)
    const known = starts.get(run)
    if (known) known.push(at)
    else starts.set(run, [at])
  }
  return starts
}

function longestAt(
  text: string,
  from: number,
  other: string,
  starts: readonly number[],
): Passage | null {
  let best: Passage | null = null
  for (const otherFrom of starts) {
    let length = SHORTEST
    while (from + length < text.length && text[from + length] === other[otherFrom + length]) {
      length += 1
    }
    if (length > (best?.text.length ?? 0)) {
      best = { text: text.slice(from, from + length), from, otherFrom }
    }
  }
  return best
}
