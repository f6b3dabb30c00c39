import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DESK_FILES } from './desk-files.ts'

/**
 * `npm start`: builds the workbench where that was not done, or not since its sources were changed,
 * then does what `gongkai serve` does, with the same options.
 */

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SOURCES = ['workbench', 'src/ui', 'src/core', 'src/modules', 'package-lock.json']
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js')

if (isStale() && existsSync(VITE)) build()
process.argv.splice(2, 0, 'serve')
await import('./cli.ts')

function isStale(): boolean {
  const built = join(DESK_FILES, 'index.html')
  return !existsSync(built) || newestIn(SOURCES.map((name) => join(ROOT, name))) > timeOf(built)
}

function newestIn(paths: readonly string[]): number {
  return Math.max(
    ...paths.map((path) => (statSync(path).isDirectory() ? newestBelow(path) : timeOf(path))),
  )
}

function newestBelow(folder: string): number {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((name) => name.isFile() && !name.name.includes('.test.'))
  return Math.max(0, ...files.map(({ parentPath, name }) => timeOf(join(parentPath, name))))
}

function timeOf(path: string): number {
  return statSync(path).mtimeMs
}

function build(): void {
  process.stderr.write('正在构建工作台……\n')
  const options = { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[] }
  const { status } = spawnSync(process.execPath, [VITE, 'build', '--logLevel', 'error'], options)
  if (status !== 0) process.stderr.write('工作台没有构建成功：公众网站可以用，工作台暂时打不开。\n')
}
