import { restoreBackup } from '#platform/db/backup/restore-backup.ts'
import { defineCommand } from '#platform/terminal/command.ts'
import { keepFileIn, openBlobs } from '../blobs.ts'
import { MIGRATIONS } from '../store.ts'
import { withStore } from './with-settings.ts'

export const restore = defineCommand({
  name: 'restore',
  summary: '把备份恢复到空的数据库',
  usage: ['文件'],
  operands: { min: 1, max: 1, what: '备份文件' },
  options: {},
  notes: [
    '只恢复到空的数据库，不会盖掉任何东西：换一个 GONGKAI_DATA 或 DATABASE_URL，恢复、检查后再启用。',
    '恢复前先核对备份；要么全部恢复，要么数据库还和原来一样空。',
  ],
  examples: [{ line: 'restore anlan.backup', about: '恢复到配置所指的数据库' }],
  run: ({ operands: [file = ''] }, terminal) =>
    withStore(terminal, async ({ connection }, settings) => {
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
    }),
})
