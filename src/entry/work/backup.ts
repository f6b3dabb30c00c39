import { join } from 'node:path'
import { verifyBackup } from '#platform/db/backup/read-backup.ts'
import { writeBackup } from '#platform/db/backup/write-backup.ts'
import type { Outcome } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { filesToSave, openBlobs } from '../blobs.ts'
import { programVersion } from '../version.ts'
import { withStoreThere } from './with-settings.ts'

/** Saves everything into one file and reads it back. */
export function saveBackup(file: string | undefined, terminal: Terminal): Promise<Outcome> {
  return withStoreThere(terminal, async ({ connection }, settings) => {
    const stamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
    const target = file ?? join('.', `gongkai-${stamp}.backup`)
    const blobs = openBlobs(settings)
    const written = await writeBackup({
      ...{ connection, file: target, program: programVersion(), now: () => new Date() },
      files: () => filesToSave(blobs),
    })
    const verified = written.ok ? await verifyBackup(target) : written
    if (!verified.ok) {
      terminal.note(verified.error)
      return 1
    }
    const { tables, files } = verified.value
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    await terminal.print(
      `备份已写好并核对：${target}（${tables.length} 张表 ${rows} 行，${files.length} 个文件）`,
    )
    return 0
  })
}
