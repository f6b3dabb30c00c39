import { setTimeout as sleep } from 'node:timers/promises'
import { ok } from '#core/kit/result.ts'
import type { Outcome } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { type DemonstrationState, demonstrate } from '../demonstration/demonstrate.ts'
import { clearUnfinished } from '../demonstration/unfinished.ts'
import { type House, openHouse } from '../house.ts'
import type { Settings } from '../settings.ts'
import { openCurrentStore, type Store } from '../store.ts'
import { buildWeb, type Web } from '../web.ts'
import { withSettings } from './with-settings.ts'

/** What is being done gets this long to come to its end. */
const GRACE_MS = 15_000

/** Serves until it is told to stop. */
export function serveUntilStopped(wantsDemo: boolean, terminal: Terminal): Promise<Outcome> {
  return withSettings(terminal, (settings) => run(settings, terminal, wantsDemo))
}

async function run(settings: Settings, terminal: Terminal, wantsDemo: boolean): Promise<0 | 1> {
  const stop = Promise.withResolvers<void>()
  const lost = (sentence: string) => {
    terminal.note(sentence)
    process.exitCode = 1
    stop.resolve()
  }
  const store = await openCurrentStore(settings, { log: terminal.note, onLost: lost })
  if (!store.ok) return refuse(terminal, store.error)
  const cleared = wantsDemo ? await clearUnfinished(settings, store.value, terminal) : ok(null)
  if (!cleared.ok) {
    await store.value.close()
    return refuse(terminal, cleared.error)
  }
  const house = await openHouse(settings, store.value, {
    onJobError: (error, job) => terminal.note(`后台任务 ${job ?? ''} 出错：${error.message}`),
  })
  if (!house.ok) {
    await store.value.close()
    return refuse(terminal, house.error)
  }
  const demo = wantsDemo ? await demonstrate(house.value, terminal) : null
  const web = await buildWeb(house.value)
  const address = await listenAt(web, settings)
  if (address) {
    if (settings.WORKER === 'inside') await house.value.jobs.work()
    await welcome(terminal, address, web, demo)
    await Promise.race([terminal.interrupted(), stop.promise])
    terminal.note('正在停止……')
  } else terminal.note(`端口 ${settings.PORT} 已被占用，或没有权限使用：请用 PORT 换一个。`)
  await closeAll(web, house.value, store.value)
  return address && process.exitCode !== 1 ? 0 : 1
}

async function closeAll(web: Web, house: House, store: Store): Promise<void> {
  const closed = web.close().then(() => house.close())
  await Promise.race([closed, sleep(GRACE_MS, undefined, { ref: false })])
  await store.close()
}

function refuse(terminal: Terminal, sentence: string): 1 {
  terminal.note(sentence)
  return 1
}

async function listenAt({ app }: Web, { HOST, PORT }: Settings): Promise<string | null> {
  try {
    return await app.listen({ host: HOST, port: PORT })
  } catch (error) {
    if (
      ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(String((error as { code?: unknown }).code))
    ) {
      return null
    }
    throw error
  }
}

async function welcome(
  terminal: Terminal,
  address: string,
  { setUpCode }: Web,
  demo: DemonstrationState | null,
): Promise<void> {
  const lines = [
    ...['', `公开已启动`, `  公众网站  ${address}/`, `  工作台    ${address}/desk`],
    `  接口说明  ${address}/api/docs`,
  ]
  if (setUpCode) lines.push('', `初始设置：打开 ${address}/desk/set-up，设置码 ${setUpCode}`)
  if (demo) {
    lines.push('', `演示账号（密码都是 ${demo.password}）`)
    for (const { login, about } of demo.accounts) lines.push(`  ${login.padEnd(10)} ${about}`)
  }
  await terminal.print(...lines, '', '按 Ctrl+C 停止。')
}
