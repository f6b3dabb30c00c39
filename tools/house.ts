import { spawnSync } from 'node:child_process'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** What the tests of the house share: its files, and its tools run as separate programs. */

export const ROOT = resolve(import.meta.dirname, '..')

/** Paths of our own files below the given folders, relative to the root, sorted. */
export function filesBelow(folders: readonly string[], pattern = '**/*.{ts,mjs}'): string[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/${pattern}`, { cwd: ROOT }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('tools/canaries/'))
    .sort()
}

/** Names of the folders directly inside a folder, hidden ones excepted. */
export function foldersIn(folder: string): string[] {
  return readdirSync(resolve(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort()
}

export const textOf = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8')

export const jsonOf = <T>(path: string): T => JSON.parse(textOf(path)) as T

/** Runs a JavaScript program of node_modules on this very Node and returns its standard output. */
export function runTool(program: string, args: readonly string[], cwd = ROOT): string {
  const run = spawnSync(process.execPath, [resolve(ROOT, 'node_modules', program), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (run.error) throw run.error
  return run.stdout
}

type CruisedModule = {
  readonly source: string
  readonly dependencies: readonly {
    readonly module: string
    readonly dependencyTypes: readonly string[]
  }[]
}

export type Cruise = {
  readonly modules: readonly CruisedModule[]
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly { readonly from: string; readonly rule: { name: string } }[]
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] }
  }
}

/** What dependency-cruiser sees in `src` below a folder, under the project's own rules. */
export function cruise(cwd = ROOT): Cruise {
  const config = resolve(ROOT, '.dependency-cruiser.mjs')
  const args = ['--config', config, '--output-type', 'json', 'src']
  return JSON.parse(runTool('dependency-cruiser/bin/dependency-cruiser.mjs', args, cwd)) as Cruise
}
