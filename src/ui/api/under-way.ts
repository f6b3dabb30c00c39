/**
 * What is being told right now. The very same thing told again while it is on its way is the second
 * press of a double click, not a second wish.
 */
export class UnderWay {
  readonly #inputs = new Set<string>()

  /** False when this very input is on its way already. */
  begin(input: unknown): boolean {
    const key = keyOf(input)
    if (this.#inputs.has(key)) return false
    this.#inputs.add(key)
    return true
  }

  end(input: unknown): void {
    this.#inputs.delete(keyOf(input))
  }
}

const keyOf = (input: unknown): string => JSON.stringify(input) ?? ''
