import type { Database } from '#platform/db/database.ts'
import type { AuditTables } from '../../audit.tables.ts'

/** Whether any region has an entry that did not come from this request. */
export async function hasEntriesBesides(db: Database<never>, requestId: string): Promise<boolean> {
  const entries = (db as unknown as Database<AuditTables>).selectFrom('audit_entry')
  const other = entries.select('number').where('request_id', '<>', requestId).limit(1)
  return (await other.executeTakeFirst()) !== undefined
}
