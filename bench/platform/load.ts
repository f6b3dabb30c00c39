import autocannon from 'autocannon'

/**
 * The load generator, a process of its own: gets an order by message, answers with what came of it.
 * Every answer must be 2xx, for an error page is quick to send.
 */

export type Order = {
  readonly url: string
  readonly seconds: number
  /** Each request asks for an address nobody asked for before. */
  readonly varied: boolean
}

export type Carried = { readonly requests: number; readonly seconds: number; readonly p99: number }

const CONNECTIONS = 20
let turn = Date.now()

process.on('message', (order: Order) => {
  void carryOut(order).then(
    (carried) => process.send?.(carried),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    },
  )
})

async function carryOut({ url, seconds, varied }: Order): Promise<Carried> {
  const { pathname } = new URL(url)
  const another = (request: object) => {
    turn += 1
    return { ...request, path: `${pathname}?n=${turn}` }
  }
  const answered = await autocannon({
    ...{ url, connections: CONNECTIONS, duration: seconds },
    headers: { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' },
    ...(varied && { requests: [{ setupRequest: another }] }),
  })
  const { non2xx, errors, requests, duration, latency } = answered
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refused, ${errors} failed`)
  return { requests: requests.total, seconds: duration, p99: latency.p99 }
}
