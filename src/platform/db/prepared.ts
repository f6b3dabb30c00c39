import type pg from 'pg'

/** A text that was sent so often will be sent again: from now on it is planned once a connection. */
const OFTEN = 3
/** Statements a connection may hold; texts that come after these are planned each time. */
const MOST_NAMES = 300
/** Texts whose runs are counted: bulk inserts have a text of their own for every number of rows. */
const MOST_TEXTS = 2000

/**
 * Lets every connection of a pool keep the statements it is sent again and again; reading and
 * planning one takes the database longer than most of ours take to run. When a plan no longer fits,
 * because a migration changed a table meanwhile, that run fails and the next prepares anew.
 */
export function prepareOften(pool: pg.Pool): void {
  const names = statementNames()
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (...given: unknown[]) => unknown
    const query = (text: unknown, values: unknown, ...rest: unknown[]) => {
      const name = typeof text === 'string' && hasValues(values) ? names.nameOf(text) : null
      if (name === null) return send(text, values, ...rest)
      const sent = send({ name, text, values }, ...rest)
      if (sent instanceof Promise)
        sent.catch((error) => isStale(error) && names.forget(String(text)))
      return sent
    }
    client.query = query as typeof client.query
  })
}

function hasValues(values: unknown): boolean {
  return Array.isArray(values) && values.length > 0
}

/** Whether a kept plan gives other columns than it did when it was made. */
export function isStale(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  return code === '0A000' && String(message).includes('cached plan')
}

/** Names for the texts that come often; null for the others. */
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
