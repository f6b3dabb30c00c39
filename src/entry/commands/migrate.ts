import { migrate as applyMigrations, pendingMigrations } from '#platform/db/migrations/migrate.ts'
import { defineCommand } from '#platform/terminal/command.ts'
import { MIGRATIONS } from '../store.ts'
import { withStore } from './with-settings.ts'

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
  run: ({ options }, terminal) =>
    withStore(terminal, async ({ connection }) => {
      const names = options['dry-run']
        ? await pendingNames(connection)
        : await applyMigrations(connection, MIGRATIONS, terminal.note)
      if (!names.ok) {
        terminal.note(names.error)
        return 1
      }
      const done = options['dry-run'] ? '要做的升级' : '已做的升级'
      await terminal.print(
        names.value.length === 0 ? '数据库已是最新。' : `${done}：${names.value.join('、')}`,
      )
      return 0
    }),
})

async function pendingNames(connection: Parameters<typeof pendingMigrations>[0]) {
  const pending = await pendingMigrations(connection, MIGRATIONS)
  return pending.ok ? { ok: true as const, value: pending.value.map(({ name }) => name) } : pending
}
