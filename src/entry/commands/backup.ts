import { join } from 'node:path'
import { verifyBackup } from '#platform/db/backup/read-backup.ts'
import { writeBackup } from '#platform/db/backup/write-backup.ts'
import { defineCommand } from '#platform/terminal/command.ts'
import { filesToSave, openBlobs } from '../blobs.ts'
import { programVersion } from '../version.ts'
import { withStore } from './with-settings.ts'

export const backup = defineCommand({
  name: 'backup',
  summary: '备份数据库和文件，网站照常运行',
  usage: ['[文件]'],
  operands: { min: 0, max: 1, what: '备份文件' },
  options: {},
  notes: [
    '备份写成一个文件，写完再从头读一遍核对；里面有个人信息且没有加密，请妥善保管。',
    '解密个人信息要用的主密钥不在备份里：请把数据文件夹里的 secret 文件（或 GONGKAI_SECRET）另外保存。',
  ],
  examples: [
    { line: 'backup', about: '在当前文件夹写 gongkai-日期时间.backup' },
    { line: 'backup /media/usb/anlan.backup', about: '写到指定的文件' },
  ],
  run: ({ operands: [file] }, terminal) =>
    withStore(terminal, async ({ connection }, settings) => {
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
    }),
})
