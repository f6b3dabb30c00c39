import { createServer } from 'node:http'
import type { Connection } from '#platform/db/database.ts'
import { openDatabase, sql } from '#platform/db/database.ts'
import { CODERS } from '#platform/http/page.ts'

/**
 * The least an uncached report page can cost: `node:http`, the same two questions to the database,
 * the same text compressed the same way. No framework, nothing drawn.
 */

export type PageOrder = {
  readonly connection: Connection
  readonly agencyId: string
  readonly year: number
  readonly headers: readonly string[]
  readonly text: string
}

process.once('message', ({ connection, agencyId, year, headers, text }: PageOrder) => {
  const db = openDatabase(connection, { connections: 20 })
  const ask = () =>
    Promise.all([
      sql`select content from annual_report_edition e join region r on r.id = e.region_id
        where agency_id = ${agencyId} and year = ${year}`.execute(db),
      sql`select year, to_jsonb(figures) from annual_report_edition e
        join region r on r.id = e.region_id where agency_id = ${agencyId}`.execute(db),
    ])
  const server = createServer((_request, response) => {
    void ask().then(async () => {
      const bytes = await CODERS.br(Buffer.from(text))
      response.writeHead(200, [...headers, 'content-length', String(bytes.length)])
      response.end(bytes)
    })
  })
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
})
