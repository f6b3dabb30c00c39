import type { Result } from '#core/kit/result.ts'
import type { Postmaster } from './postmaster.ts'

type Options = {
  readonly start: () => Promise<Result<Postmaster, string>>
  readonly log: (sentence: string) => void
  readonly onLost?: ((sentence: string) => void) | undefined
}

export type Supervised = { readonly pid: number; readonly stop: () => Promise<void> }

/** A PostgreSQL that dies more often than this within the time is not started again. */
const DEATHS = 3
const WITHIN_MS = 60_000

/** Starts PostgreSQL again when it dies, until it is stopped. */
export function supervise(first: Postmaster, { start, log, onLost }: Options): Supervised {
  let current: Postmaster | null = first
  let stopping = false
  let starting: Promise<void> | null = null
  let deaths: number[] = []
  const onExit = () => current?.askToStop()

  function watch(postmaster: Postmaster): void {
    void postmaster.ended.then(() => {
      current = null
      if (!stopping) starting = revive(postmaster.pid)
    })
  }

  async function revive(pid: number): Promise<void> {
    deaths = [...deaths.filter((at) => at > Date.now() - WITHIN_MS), Date.now()]
    if (deaths.length > DEATHS)
      return lose(`数据库一分钟内停了 ${deaths.length} 次，不再重启：请查看数据库日志`)
    log(`数据库进程（进程号 ${pid}）意外结束，正在重新启动`)
    const again = await start()
    if (!again.ok) return lose(again.error)
    current = again.value
    watch(again.value)
    if (stopping) current.askToStop()
    else log(`数据库已重新启动（进程号 ${current.pid}），已提交的数据都在`)
  }

  function lose(sentence: string): void {
    process.off('exit', onExit)
    log(sentence)
    onLost?.(sentence)
  }

  process.on('exit', onExit)
  watch(first)
  return {
    get pid() {
      return current?.pid ?? 0
    },
    async stop() {
      stopping = true
      await starting
      process.off('exit', onExit)
      current?.askToStop()
      await current?.ended
    },
  }
}
