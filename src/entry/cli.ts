import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * The command line: `gongkai GROUP COMMAND …`. Puts the rooms' commands together and hands the
 * arguments over; the exit code is 0 (fine), 1 (something is wrong) or 2 (wrong usage).
 */

const NODE = '24'

/** Compiled sources are kept beside the packages, so that the next start takes half the time. */
const COMPILED = new URL('../../node_modules/.cache/gongkai/', import.meta.url)

const running = process.versions.node

process.on('uncaughtException', stop)
// Threads take the folder from the environment.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(COMPILED)
enableCompileCache()
if (running.split('.')[0] === NODE) await main()
else {
  process.stderr.write(`公开需要 Node ${NODE}，现在是 ${running}：请用 npx gongkai 启动。\n`)
  process.exitCode = 2
}

async function main(): Promise<void> {
  const [{ gongkai }, { runProgram }, { processTerminal }] = await Promise.all([
    import('./program.ts'),
    import('#platform/terminal/run-program.ts'),
    import('#platform/terminal/terminal.ts'),
  ])
  process.exitCode = await runProgram(gongkai(), process.argv.slice(2), processTerminal())
}

/** A defect: one sentence for the user; the trace for those who ask for it. */
function stop(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`程序出错，请把这句话和用到的文件交给维护人员：${message}\n`)
  if (process.env.GONGKAI_DEBUG && error instanceof Error) {
    process.stderr.write(`${error.stack}\n`)
  }
  process.exit(1)
}
