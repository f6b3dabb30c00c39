import { verifyAudit } from '#modules/audit/index.ts'
import { allRegions } from '#modules/identity/index.ts'
import { keyRing } from '#platform/crypto/key-ring.ts'
import { masterSecrets } from '#platform/crypto/master-secret.ts'
import { openDatabase } from '#platform/db/database.ts'
import type { Outcome } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { withStoreThere } from './with-settings.ts'

/** Verifies the trail of every region. */
export function verifyTrails(asJson: boolean, terminal: Terminal): Promise<Outcome> {
  return withStoreThere(terminal, async ({ connection }, settings) => {
    const secrets = masterSecrets(settings.GONGKAI_SECRET, settings.dataFolder)
    if (!secrets.ok) {
      terminal.note(secrets.error)
      return 1
    }
    const ring = keyRing(secrets.value, settings.CIPHER)
    const db = openDatabase<never>(connection)
    let isWhole = true
    try {
      for (const { id, name } of await allRegions(db)) {
        const verdict = await verifyAudit(db, ring, id)
        isWhole &&= verdict.faults.length === 0
        if (asJson) await terminal.print(JSON.stringify({ region: name, ...verdict }))
        else {
          const state = verdict.faults.length === 0 ? '完好' : `有 ${verdict.faults.length} 处不对`
          await terminal.print(`${name}：${verdict.entries} 条，${state}`)
          await terminal.print(...verdict.faults.map(({ message }) => `  ${message}`))
        }
      }
    } finally {
      await db.destroy()
    }
    return isWhole ? 0 : 1
  })
}
