/**
 * What is being told right now. The very same thing told again while it is on its way is the second
 * press of a double click, not a second wish.
 */
export class UnderWay {
  readonly #works = new Map<string, Promise<unknown>>()

  /** What becomes of this very input: of the work that is on its way with it, or else of this one. */
  share<Out>(input: unknown, work: () => Promise<Out>): Promise<Out> {
    const key = keyOf(input)
    const known = this.#works.get(key)
    if (known) return known as Promise<Out>
    const begun = work().finally(() => this.#works.delete(key))
    this.#works.set(key, begun)
    return begun
  }
}

const keyOf = (input: unknown): string => JSON.stringify(input) ?? ''
