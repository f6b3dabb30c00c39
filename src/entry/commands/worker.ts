import { defineCommand } from '#platform/terminal/command.ts'
import { openHouse } from '../house.ts'
import { withStore } from './with-settings.ts'

export const worker = defineCommand({
  name: 'worker',
  summary: '只做后台任务（发信等），与网站分开运行',
  usage: [''],
  operands: { min: 0, max: 0, what: '' },
  options: {},
  notes: ['网站那边设 WORKER=apart，就不再自己做后台任务。可以同时运行多个。'],
  examples: [{ line: 'worker', about: '做到按 Ctrl+C 为止' }],
  run: (_given, terminal) =>
    withStore(terminal, async (store, settings) => {
      const house = await openHouse(settings, store, {
        onJobError: (error, job) => terminal.note(`后台任务 ${job ?? ''} 出错：${error.message}`),
      })
      if (!house.ok) {
        terminal.note(house.error)
        return 1
      }
      await house.value.jobs.work()
      await terminal.print('后台任务已启动。按 Ctrl+C 停止。')
      await terminal.interrupted()
      await house.value.close()
      return 0
    }),
})
