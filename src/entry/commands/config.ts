import { defineCommand } from '#platform/terminal/command.ts'

export const config = defineCommand({
  name: 'config',
  summary: '列出全部配置项和现在的值',
  usage: ['[--json]'],
  operands: { min: 0, max: 0, what: '' },
  options: { json: { kind: 'flag', about: '给程序用的 JSON；不含密码' } },
  notes: [
    '配置来自环境变量，或 GONGKAI_CONFIG 所指的文件（每行一条“名称=值”，# 开头是说明）；环境变量优先。',
  ],
  examples: [
    { line: 'config', about: '现在用的是什么配置' },
    { line: 'config --json', about: '同上，JSON' },
  ],
  run: async ({ options }, terminal) =>
    (await import('../work/config.ts')).listSettings(options.json, terminal),
})
