import { defineCommand } from '#platform/terminal/command.ts'

export const worker = defineCommand({
  name: 'worker',
  summary: '只做后台任务（发信等），与网站分开运行',
  usage: [''],
  operands: { min: 0, max: 0, what: '' },
  options: {},
  notes: ['网站那边设 WORKER=apart，就不再自己做后台任务。可以同时运行多个。'],
  examples: [{ line: 'worker', about: '做到按 Ctrl+C 为止' }],
  run: async (_given, terminal) => (await import('../work/worker.ts')).workUntilStopped(terminal),
})
