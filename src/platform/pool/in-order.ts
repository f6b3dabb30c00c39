/**
 * Runs `work` on every item, up to `window` at once, and yields the answers in the order of the
 * items. No more than `window` answers are ever held: a slow item holds back what follows it.
 * `work` must not reject. Stopping the iteration early starts nothing further.
 */
export async function* inOrder<Item, Answer>(
  items: Iterable<Item>,
  window: number,
  work: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answer, void, void> {
  const running: Promise<Answer>[] = []
  const source = items[Symbol.iterator]()
  for (;;) {
    while (running.length < window) {
      const next = source.next()
      if (next.done) break
      running.push(work(next.value))
    }
    const first = running.shift()
    if (!first) return
    yield await first
  }
}
