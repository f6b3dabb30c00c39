import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { jsonOf, ROOT } from './house.ts'

/**
 * Completes package-lock.json with the binary packages of machines other than this one. npm leaves
 * out of the lockfile what the registry at hand does not hold, and `npm ci` then refuses a lockfile
 * that lacks them; named without a checksum they are skipped here and found where they are needed.
 */

type Locked = {
  readonly version?: string
  readonly dev?: true
  readonly optional?: true
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
export type Packages = Readonly<Record<string, Locked>>
type Lock = { readonly packages: Packages }

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/

/** Optional dependencies of locked packages that are not locked themselves, ready to be added. */
export function missingBinaries(packages: Packages): Record<string, Locked> {
  const missing: Record<string, Locked> = {}
  for (const [path, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isLocked(packages, path, name)) continue
      if (!EXACT.test(version)) throw new RangeError(`${name}: ${version} is not one version`)
      missing[`node_modules/${name}`] = {
        version,
        ...machineOf(name),
        ...(dev && { dev }),
        optional: true,
      }
    }
  }
  return missing
}

/** Node's own search: the nearest node_modules on the way up from the package that asks. */
function isLocked(packages: Packages, from: string, name: string): boolean {
  const folder = from === '' ? '' : `${from}/`
  if (packages[`${folder}node_modules/${name}`]) return true
  return (
    from !== '' &&
    isLocked(packages, from.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, ''), name)
  )
}

/** `…-linux-arm64-musl` → system, processor and C library, as npm writes them. */
function machineOf(name: string): Locked {
  const words = name.split('-')
  const os = SYSTEMS.find((system) => words.includes(system))
  const cpu = PROCESSORS.find((processor) => words.includes(processor))
  if (!os || !cpu) throw new RangeError(`${name} does not name its machine`)
  const end = words.at(-1) ?? ''
  const libc = /^musl/.test(end) ? ['musl'] : /^gnu/.test(end) ? ['glibc'] : undefined
  return { cpu: [cpu], ...(libc && os === 'linux' && { libc }), os: [os] }
}

if (import.meta.main) {
  const lock = jsonOf<Lock>('package-lock.json')
  const missing = missingBinaries(lock.packages)
  const [root = ['', {}], ...rest] = Object.entries({ ...lock.packages, ...missing })
  const packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => a.localeCompare(b, 'en'))])
  const text = `${JSON.stringify({ ...lock, packages }, null, 2)}\n`
  writeFileSync(resolve(ROOT, 'package-lock.json'), text)
  process.stdout.write(`${Object.keys(missing).length} packages added to package-lock.json\n`)
}
