import { defineCommand } from '#platform/terminal/command.ts'

export const migrate = defineCommand({
  name: 'migrate',
  summary: '把数据库升级到本程序的版本',
  usage: ['[--dry-run]'],
  operands: { min: 0, max: 0, what: '' },
  options: { 'dry-run': { kind: 'flag', about: '只列出要做的升级，不动数据库' } },
  notes: ['启动网站时会自动升级；有多台服务器、要先升级再换程序时用它。'],
  examples: [
    { line: 'migrate --dry-run', about: '看看有哪些升级还没做' },
    { line: 'migrate', about: '升级' },
  ],
  run: async ({ options }, terminal) =>
    (await import('../work/migrate.ts')).bringUpToDate(options['dry-run'], terminal),
})
