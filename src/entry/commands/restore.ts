import { defineCommand } from '#platform/terminal/command.ts'

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
  run: async ({ operands: [file = ''] }, terminal) =>
    (await import('../work/restore.ts')).restoreFrom(file, terminal),
})
