import { defineCommand } from '#platform/terminal/command.ts'

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
  run: async ({ operands: [file] }, terminal) =>
    (await import('../work/backup.ts')).saveBackup(file, terminal),
})
