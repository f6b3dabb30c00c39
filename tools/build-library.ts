import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { jsonOf, ROOT, runTool } from './house.ts'

/**
 * Builds core/ as a library without dependencies: JavaScript, declarations, and the templates as
 * data. The folder it goes to (default `dist/core`) is a package that can be published as it is.
 */

type Manifest = { readonly version: string; readonly license: string }

/** Writes the library to `folder`, replacing what was there. Throws when core/ does not compile. */
export function buildLibrary(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  const args = ['-p', 'tsconfig.core-dist.json', '--outDir', folder]
  const complaints = runTool('@typescript/native/bin/tsc', args)
  if (complaints !== '') throw new Error(complaints)
  cpSync(
    resolve(ROOT, 'src/core/annual-report/templates'),
    resolve(folder, 'annual-report/templates'),
    { recursive: true, filter: (path) => !path.endsWith('.test.ts') },
  )
  cpSync(resolve(ROOT, 'LICENSE'), resolve(folder, 'LICENSE'))
  writeFileSync(resolve(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
}

function manifest(): Record<string, unknown> {
  const { version, license } = jsonOf<Manifest>('package.json')
  return {
    name: 'gongkai-core',
    version,
    license,
    type: 'module',
    sideEffects: false,
    exports: { './*.js': { types: './*.d.ts', default: './*.js' }, './*.json': './*.json' },
  }
}

if (import.meta.main) {
  const folder = resolve(ROOT, process.argv[2] ?? 'dist/core')
  buildLibrary(folder)
  process.stdout.write(`${folder}\n`)
}
