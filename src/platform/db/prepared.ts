/** A text that was sent so often will be sent again: from now on it is planned once a connection. */
const OFTEN = 3
/** Statements a connection may hold; texts that come after these are planned each time. */
const MOST_NAMES = 300
/** Texts whose runs are counted: bulk inserts have a text of their own for every number of rows. */
const MOST_TEXTS = 2000

/** Whether a kept plan gives other columns than it did when it was made. */
export function isStale(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  return code === '0A000' && String(message).includes('cached plan')
}

export type StatementNames = ReturnType<typeof statementNames>

/**
 * Names under which every connection of a pool keeps the statements it is sent again and again:
 * reading and planning one takes the database longer than most of ours take to run. Null for texts
 * that do not come often. When a plan no longer fits, because a migration changed a table meanwhile,
 * that run fails and the next prepares anew under another name.
 */
export function statementNames() {
  const runs = new Map<string, number>()
  const names = new Map<string, string>()
  let serial = 0
  return {
    nameOf: (text: string): string | null => {
      const known = names.get(text)
      if (known !== undefined) return known
      const count = (runs.get(text) ?? 0) + 1
      if (runs.size >= MOST_TEXTS) runs.clear()
      runs.set(text, count)
      if (count < OFTEN || names.size >= MOST_NAMES) return null
      serial += 1
      names.set(text, `often-${serial}`)
      runs.delete(text)
      return names.get(text) ?? null
    },
    forget: (text: string) => {
      names.delete(text)
    },
  }
}
