import type { ReportContent } from '#core/annual-report/editing/content.ts'
import { sql } from '#platform/db/database.ts'
import type { Read } from '#platform/db/read.ts'
import type { AnnualReportEditionTable } from '../annual-report.tables.ts'
import type { Handle } from './reports.ts'

export type EditionRow = Read<AnnualReportEditionTable>

type Key = { readonly regionId: string; readonly reportId: string }

/** Every edition of a report, newest first, without its content. */
export async function listEditions(tx: Handle, { regionId, reportId }: Key) {
  return tx
    .selectFrom('annual_report_edition')
    .select(['edition', 'title', 'index_number', 'notice', 'published_at'])
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .orderBy('edition', 'desc')
    .execute()
}

/** What the public was last shown of each report, by report; a report without an edition is left out. */
export async function newestContents(
  tx: Handle,
  { regionId, reportIds }: { readonly regionId: string; readonly reportIds: readonly string[] },
): Promise<ReadonlyMap<string, ReportContent>> {
  if (reportIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('annual_report_edition')
    .distinctOn('report_id')
    .select(['report_id', 'content'])
    .where('region_id', '=', regionId)
    .where('report_id', 'in', [...reportIds])
    .orderBy('report_id')
    .orderBy('edition', 'desc')
    .execute()
  return new Map(rows.map(({ report_id, content }) => [report_id, content]))
}

export async function insertEdition(tx: Handle, edition: EditionRow): Promise<void> {
  const { content, attachments, ...rest } = edition
  await tx
    .insertInto('annual_report_edition')
    .values({
      ...rest,
      content: JSON.stringify(content),
      attachments: JSON.stringify(attachments),
    })
    .execute()
}

/** The greatest serial number given out below an index prefix such as `000014349/2026-`; 0 for none. */
export async function lastSerial(tx: Handle, regionId: string, prefix: string): Promise<number> {
  // Two publications with one prefix wait for each other, so that no number is given out twice.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${regionId} ${prefix}`}, 0))`.execute(
    tx,
  )
  const row = await tx
    .selectFrom('annual_report_edition')
    .select(
      sql<number | null>`max(substr(index_number, ${prefix.length + 1}::int)::int)`.as('serial'),
    )
    .where('region_id', '=', regionId)
    .where(sql<boolean>`starts_with(index_number, ${prefix})`)
    .executeTakeFirst()
  return row?.serial ?? 0
}
