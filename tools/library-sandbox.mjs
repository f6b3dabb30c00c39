// Loads every module of the built library in a context that has the language and nothing else: no
// process, no require, no fetch, no timers. Run with --experimental-vm-modules; prints the number of
// modules that were evaluated.
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createContext, SourceTextModule, SyntheticModule } from 'node:vm'

const folder = resolve(process.argv[2])
const context = createContext(Object.create(null))
const modules = new Map()

function load(path) {
  const known = modules.get(path)
  if (known) return known
  const text = readFileSync(path, 'utf8')
  const module = path.endsWith('.json')
    ? new SyntheticModule(['default'], () => module.setExport('default', JSON.parse(text)), {
        context,
      })
    : new SourceTextModule(text, { identifier: path, context })
  modules.set(path, module)
  return module
}

function link(specifier, from) {
  if (!specifier.startsWith('.')) throw new Error(`${from.identifier} imports ${specifier}`)
  return load(resolve(from.identifier, '..', specifier))
}

for (const name of globSync('**/*.js', { cwd: folder })) {
  const module = load(resolve(folder, name))
  if (module.status === 'unlinked') await module.link(link)
  await module.evaluate()
}
const programs = [...modules.keys()].filter((path) => path.endsWith('.js'))
process.stdout.write(`${programs.length}\n`)
