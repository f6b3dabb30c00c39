import { defineCommand } from '#platform/terminal/command.ts'

export const doctor = defineCommand({
  name: 'doctor',
  summary: '检查运行环境，维护人员要问的都在里面',
  usage: ['[--json]'],
  operands: { min: 0, max: 0, what: '' },
  options: { json: { kind: 'flag', about: '给程序用的 JSON' } },
  notes: ['网站运行时也可以检查；不改动任何东西，不含密码和个人信息。'],
  examples: [{ line: 'doctor', about: '报修时把输出一并附上' }],
  run: async ({ options }, terminal) =>
    (await import('../work/doctor.ts')).examine(options.json, terminal),
})
