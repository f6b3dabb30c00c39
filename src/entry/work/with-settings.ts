import process from 'node:process'
import type { Outcome } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { type Settings, settingsFrom } from '../settings.ts'
import { attachStore, isStoreThere, openStore, type Store } from '../store.ts'

/** Runs `work` with the settings of this process; says what is wrong with them where they are. */
export async function withSettings(
  terminal: Terminal,
  work: (settings: Settings) => Promise<Outcome>,
): Promise<Outcome> {
  const settings = settingsFrom(process.env)
  if (settings.ok) return work(settings.value)
  terminal.note(settings.error)
  return 1
}

/** Runs `work` with the database: that of the running site, else started for it where it is our own. */
export async function withStore(
  terminal: Terminal,
  work: (store: Store, settings: Settings) => Promise<Outcome>,
): Promise<Outcome> {
  return withSettings(terminal, async (settings) => {
    const store = attachStore(settings) ?? (await openStore(settings, { log: terminal.note }))
    if (!store.ok) {
      terminal.note(store.error)
      return 1
    }
    try {
      return await work(store.value, settings)
    } finally {
      await store.value.close()
    }
  })
}

/** The same for work that only reads: where no platform has its data, says so and makes nothing. */
export async function withStoreThere(
  terminal: Terminal,
  work: (store: Store, settings: Settings) => Promise<Outcome>,
): Promise<Outcome> {
  return withSettings(terminal, async (settings) => {
    if (isStoreThere(settings)) return withStore(terminal, work)
    terminal.note(
      `${settings.dataFolder} 里没有平台的数据：请到平台所在的文件夹运行，或者用 GONGKAI_DATA 写明数据文件夹。`,
    )
    return 1
  })
}
