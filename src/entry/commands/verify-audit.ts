import { type CommandGroup, defineCommand } from '#platform/terminal/command.ts'

const verify = defineCommand({
  name: 'verify',
  summary: '重算审计日志，找出被改动、删除、插入的记录',
  usage: ['[--json]'],
  operands: { min: 0, max: 0, what: '' },
  options: { json: { kind: 'flag', about: '给程序用的 JSON；含各链最后一环，可另行保存备查' } },
  notes: ['网站运行时也可以做。需要数据文件夹里的主密钥（或 GONGKAI_SECRET）。'],
  examples: [{ line: 'audit verify', about: '核对全部行政区的审计日志' }],
  run: async ({ options }, terminal) =>
    (await import('../work/verify-audit.ts')).verifyTrails(options.json, terminal),
})

export const auditCommands: CommandGroup = {
  name: 'audit',
  summary: '审计日志',
  commands: [verify],
}
