import { migrate as applyMigrations, pendingMigrations } from '#platform/db/migrations/migrate.ts'
import type { Outcome } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { MIGRATIONS } from '../store.ts'
import { withStore } from './with-settings.ts'

/** Applies what has not been applied, or lists it. */
export function bringUpToDate(isDry: boolean, terminal: Terminal): Promise<Outcome> {
  return withStore(terminal, async ({ connection }) => {
    const names = isDry
      ? await pendingNames(connection)
      : await applyMigrations(connection, MIGRATIONS, terminal.note)
    if (!names.ok) {
      terminal.note(names.error)
      return 1
    }
    const done = isDry ? '要做的升级' : '已做的升级'
    await terminal.print(
      names.value.length === 0 ? '数据库已是最新。' : `${done}：${names.value.join('、')}`,
    )
    return 0
  })
}

async function pendingNames(connection: Parameters<typeof pendingMigrations>[0]) {
  const pending = await pendingMigrations(connection, MIGRATIONS)
  return pending.ok ? { ok: true as const, value: pending.value.map(({ name }) => name) } : pending
}
