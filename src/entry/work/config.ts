import { settingLines } from '#platform/config/read-settings.ts'
import type { Outcome } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { textTable } from '#platform/terminal/text-table.ts'
import { SETTINGS } from '../settings.ts'
import { withSettings } from './with-settings.ts'

/** Every setting with the value in use; secrets show only whether they are set. */
export function listSettings(asJson: boolean, terminal: Terminal): Promise<Outcome> {
  return withSettings(terminal, async (settings) => {
    const lines = settingLines(SETTINGS, settings)
    if (asJson) await terminal.print(JSON.stringify(lines, null, 2))
    else {
      const rows = lines.map(({ name, value, about }) => [name, value, about])
      await terminal.print(...textTable(rows))
    }
    return 0
  })
}
