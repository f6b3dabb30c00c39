import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { writeCsv } from '#platform/documents/write/csv.ts'
import { AuditExport, ExportAuditInput } from '../audit.contract.ts'
import { mayReadTrail, READERS } from '../audit.policy.ts'
import { findEntries } from '../audit.store.ts'
import type { AuditTables } from '../audit.tables.ts'
import { entryTable, entryView } from '../views/entry-view.ts'
import { filterOf, trailNote } from './search-audit.ts'

/** What a spreadsheet still opens at ease and the server holds in memory. */
const MOST_ENTRIES = 20_000

/** The entries a search finds, newest first, for a spreadsheet. Always an entry itself. */
export const exportAudit = defineQuery<
  typeof ExportAuditInput,
  typeof AuditExport,
  null,
  AuditTables,
  object
>({
  name: 'audit.export',
  title: '导出操作记录',
  input: ExportAuditInput,
  output: AuditExport,
  audience: READERS,
  load: async () => ok(null),
  may: mayReadTrail,
  answer: async ({ tx, actor, today }, _, input) => {
    const filter = { ...filterOf(actor.regionId, input), limit: MOST_ENTRIES + 1 }
    const rows = await findEntries(tx, filter)
    const kept = rows.slice(0, MOST_ENTRIES)
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      writeCsv(entryTable(kept.map(entryView))),
    )
    return ok({
      fileName: `操作记录-${today}.csv`,
      csv,
      entries: kept.length,
      isCut: rows.length > kept.length,
    })
  },
  audit: (_, filter) => trailNote(filter),
})
