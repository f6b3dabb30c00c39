import { restoreBackup } from '#platform/db/backup/restore-backup.ts'
import type { Outcome } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { keepFileIn, openBlobs } from '../blobs.ts'
import { MIGRATIONS } from '../store.ts'
import { withStore } from './with-settings.ts'

/** Restores a backup into an empty database. */
export function restoreFrom(file: string, terminal: Terminal): Promise<Outcome> {
  return withStore(terminal, async ({ connection }, settings) => {
    const restored = await restoreBackup({
      ...{ connection, file, migrations: MIGRATIONS },
      keepFile: keepFileIn(openBlobs(settings)),
    })
    if (!restored.ok) {
      terminal.note(restored.error)
      return 1
    }
    const { tables, files, createdAt } = restored.value
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    await terminal.print(
      `已恢复 ${createdAt} 的备份：${tables.length} 张表 ${rows} 行，${files.length} 个文件。`,
    )
    return 0
  })
}
