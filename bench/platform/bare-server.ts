import { createServer } from 'node:http'

/** Nothing but `node:http`: sends one body with the given headers to everybody. */

export type Answer = { readonly headers: readonly string[]; readonly body: string }

process.once('message', ({ headers, body }: Answer) => {
  const bytes = Buffer.from(body, 'base64')
  const server = createServer((_request, response) => {
    response.writeHead(200, [...headers])
    response.end(bytes)
  })
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
})
