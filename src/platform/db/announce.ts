import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Connection, clientConfig, sql, type Tx } from './database.ts'

const CHANNEL = 'gongkai_news'
const PAUSE_MS = 1000

/**
 * Tells every process of this program, once the transaction is committed. For rare news only: all
 * transactions that announce something commit one after another.
 */
export async function announce(tx: Tx<never>, news: string): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${news})`.execute(tx)
}

/** Hears what is announced until `stop`. */
export type Listening = { readonly stop: () => Promise<void> }

/**
 * Listens on a connection of its own. When that breaks it is made anew, and `onGap` says that news
 * may have been missed: whoever keeps something had better look again.
 */
export async function listen(
  connection: Connection,
  { onNews, onGap }: { readonly onNews: (news: string) => void; readonly onGap: () => void },
): Promise<Listening> {
  let client: pg.Client | null = null
  let isStopped = false
  const begin = async () => {
    const fresh = new pg.Client({ ...clientConfig(connection), keepAlive: true })
    fresh.on('notification', ({ payload }) => onNews(payload ?? ''))
    fresh.on('error', () => {})
    fresh.on('end', () => {
      if (!isStopped && client === fresh) void again()
    })
    await fresh.connect()
    await fresh.query(`listen ${CHANNEL}`)
    client = fresh
  }
  const again = async () => {
    while (!isStopped) {
      try {
        await begin()
        onGap()
        return
      } catch {
        await sleep(PAUSE_MS, undefined, { ref: false })
      }
    }
  }
  await begin()
  return {
    stop: async () => {
      isStopped = true
      await client?.end()
    },
  }
}
