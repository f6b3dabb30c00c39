import type { Outcome } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { openHouse } from '../house.ts'
import { withStore } from './with-settings.ts'

/** Does what is in the queue until it is told to stop. */
export function workUntilStopped(terminal: Terminal): Promise<Outcome> {
  return withStore(terminal, async (store, settings) => {
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
  })
}
