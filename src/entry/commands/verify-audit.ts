import { verifyAudit } from '#modules/audit/index.ts'
import { allRegions } from '#modules/identity/index.ts'
import { keyRing } from '#platform/crypto/key-ring.ts'
import { masterSecrets } from '#platform/crypto/master-secret.ts'
import { openDatabase } from '#platform/db/database.ts'
import { type CommandGroup, defineCommand } from '#platform/terminal/command.ts'
import { withStore } from './with-settings.ts'

const verify = defineCommand({
  name: 'verify',
  summary: '重算审计日志，找出被改动、删除、插入的记录',
  usage: ['[--json]'],
  operands: { min: 0, max: 0, what: '' },
  options: { json: { kind: 'flag', about: '给程序用的 JSON；含各链最后一环，可另行保存备查' } },
  notes: ['网站运行时也可以做。需要数据文件夹里的主密钥（或 GONGKAI_SECRET）。'],
  examples: [{ line: 'audit verify', about: '核对全部行政区的审计日志' }],
  run: ({ options }, terminal) =>
    withStore(terminal, async ({ connection }, settings) => {
      const secrets = masterSecrets(settings.GONGKAI_SECRET, settings.dataFolder)
      if (!secrets.ok) {
        terminal.note(secrets.error)
        return 1
      }
      const ring = keyRing(secrets.value, settings.CIPHER ?? 'aes')
      const db = openDatabase<never>(connection)
      let isWhole = true
      try {
        for (const { id, name } of await allRegions(db)) {
          const verdict = await verifyAudit(db, ring, id)
          isWhole &&= verdict.faults.length === 0
          if (options.json) await terminal.print(JSON.stringify({ region: name, ...verdict }))
          else {
            const state =
              verdict.faults.length === 0 ? '完好' : `有 ${verdict.faults.length} 处不对`
            await terminal.print(`${name}：${verdict.entries} 条，${state}`)
            await terminal.print(...verdict.faults.map(({ message }) => `  ${message}`))
          }
        }
      } finally {
        await db.destroy()
      }
      return isWhole ? 0 : 1
    }),
})

export const auditCommands: CommandGroup = {
  name: 'audit',
  summary: '审计日志',
  commands: [verify],
}
