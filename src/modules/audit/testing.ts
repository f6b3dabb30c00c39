import type { Database } from '#platform/db/database.ts'
import type { AuditEntryView } from './audit.contract.ts'
import { entriesOfLane, lanesWithEntries } from './audit.store.ts'
import type { AuditEntryRow, AuditTables } from './audit.tables.ts'
import { entryView } from './views/entry-view.ts'

/** Every entry of a region in the order of time. */
export async function entriesOf(
  db: Database<never>,
  regionId: string,
): Promise<readonly AuditEntryView[]> {
  const known = db as unknown as Database<AuditTables>
  const rows: AuditEntryRow[] = []
  for (const lane of (await lanesWithEntries(known, regionId)).sort()) {
    for await (const row of entriesOfLane(known, regionId, lane)) rows.push(row)
  }
  // Stable: within a lane the order is as it was written.
  return rows
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .map(entryView)
}
