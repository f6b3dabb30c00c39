import type { Database } from '#platform/db/database.ts'
import type { LiveMessage } from '../../annual-report.contract.ts'
import type { AnnualReportTables } from '../../annual-report.tables.ts'
import { type LiveState, liveStates } from '../../store/presence.ts'

type Key = { readonly regionId: string; readonly reportId: string }
type Listener = (message: LiveMessage) => void
type Watch = { readonly key: Key; readonly listeners: Set<Listener>; last: LiveState | null }

/** Tells everybody who has a report open what happens to it. */
export type LiveHub = {
  /** Begins to tell; the function that is given back ends it. */
  readonly watch: (key: Key, listener: Listener) => () => void
  readonly close: () => void
}

const EVERY_MS = 1000

/**
 * Asks the database once a second about all reports that are open here, in one question, and not at
 * all when none is. So every server hears of what was saved through any other, and a save waits for
 * nobody: NOTIFY would make all commits of a database queue for one lock.
 */
export function liveHub<Tables>(
  database: Database<Tables>,
  { now, everyMs = EVERY_MS }: { readonly now: () => string; readonly everyMs?: number },
): LiveHub {
  const db = database as unknown as Database<AnnualReportTables>
  const watches = new Map<string, Watch>()
  let timer: NodeJS.Timeout | null = null
  let isAsking = false
  const ask = async () => {
    if (isAsking || watches.size === 0) return
    isAsking = true
    try {
      const keys = [...watches.values()].map(({ key }) => key)
      for (const state of await liveStates(db, keys, now())) tell(watches.get(nameOf(state)), state)
    } catch {
      // The database is away for a moment: the next second asks again.
    } finally {
      isAsking = false
    }
  }
  return {
    watch: (key, listener) => {
      const name = nameOf(key)
      const watch = watches.get(name) ?? { key, listeners: new Set(), last: null }
      watch.listeners.add(listener)
      // Somebody new has heard nothing yet: everybody is told anew.
      watch.last = null
      watches.set(name, watch)
      timer ??= setInterval(ask, everyMs).unref()
      return () => {
        watch.listeners.delete(listener)
        if (watch.listeners.size === 0) watches.delete(name)
        if (watches.size > 0 || timer === null) return
        clearInterval(timer)
        timer = null
      }
    },
    close: () => {
      watches.clear()
      if (timer !== null) clearInterval(timer)
      timer = null
    },
  }
}

const nameOf = ({ regionId, reportId }: Key) => `${regionId} ${reportId}`

function tell(watch: Watch | undefined, state: LiveState): void {
  if (!watch) return
  const { last, listeners } = watch
  watch.last = state
  const messages: LiveMessage[] = []
  if (last?.version !== state.version || last.state !== state.state) {
    messages.push({ kind: 'saved', version: state.version, by: state.by })
  }
  if (JSON.stringify(last?.people) !== JSON.stringify(state.people)) {
    messages.push({ kind: 'people', people: state.people })
  }
  for (const message of messages) for (const listener of listeners) listener(message)
}
