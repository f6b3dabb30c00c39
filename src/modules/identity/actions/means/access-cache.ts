/** Remembers for a moment what a lookup found, so that a page with ten requests costs one query. */
export type AccessCache = {
  /** What is remembered under the key, else what `load` finds. */
  readonly get: <T>(key: string, load: () => Promise<T>) => Promise<T>
  readonly forget: (key: string) => void
  /** After a change of people, roles or agencies: next time everything is looked up anew. */
  readonly forgetAll: () => void
}

type Options = {
  /** What another process changed is seen after this time at the latest. */
  readonly lifeMs?: number
  /**
   * A change is told before its transaction ends: what is looked up in the meantime is still the
   * old state, and is not kept.
   */
  readonly settleMs?: number
  readonly most?: number
  readonly now?: () => number
}

export function accessCache(options: Options = {}): AccessCache {
  const { lifeMs = 10_000, settleMs = 5_000, most = 5_000, now = () => performance.now() } = options
  const kept = new Map<string, { readonly until: number; readonly value: unknown }>()
  const unsettled = new Map<string, number>()
  let allUnsettledUntil = Number.NEGATIVE_INFINITY
  const isSettled = (key: string) =>
    now() >= Math.max(allUnsettledUntil, unsettled.get(key) ?? Number.NEGATIVE_INFINITY)
  return {
    get: async <T>(key: string, load: () => Promise<T>) => {
      const found = kept.get(key)
      if (found && found.until > now()) return found.value as T
      const wasSettled = isSettled(key)
      const value = await load()
      if (wasSettled && isSettled(key)) {
        if (kept.size >= most) kept.clear()
        kept.set(key, { until: now() + lifeMs, value })
      }
      return value
    },
    forget: (key) => {
      kept.delete(key)
      if (unsettled.size >= most) unsettled.clear()
      unsettled.set(key, now() + settleMs)
    },
    forgetAll: () => {
      kept.clear()
      unsettled.clear()
      allUnsettledUntil = now() + settleMs
    },
  }
}
