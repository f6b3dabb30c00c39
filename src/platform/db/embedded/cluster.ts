import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { diskSentence } from '../../disk/disk-sentence.ts'
import { handTo, type Owner } from './owner.ts'
import type { Places } from './places.ts'
import { runAsOwner } from './run.ts'
import { postgresSentence } from './sentences.ts'
import { INCLUDE, type Settings, settingsPath, settingsText } from './settings.ts'

/** The account the program uses: it owns its database and may make others, but is no superuser. */
export const ACCOUNT = 'gongkai'

/** The superuser, for administrators; the program never uses it. */
const ADMIN = 'postgres'

/** ICU's Chinese order is by pinyin. The C locale beneath it is on every machine. */
const INITDB = [
  `--username=${ADMIN}`,
  '--encoding=UTF8',
  '--locale-provider=icu',
  '--icu-locale=zh',
  '--locale=C',
  '--text-search-config=simple',
  '--data-checksums',
  '--auth=peer',
]

const FIRST_SQL = [
  `CREATE ROLE ${ACCOUNT} LOGIN CREATEDB;`,
  `CREATE DATABASE ${ACCOUNT} OWNER ${ACCOUNT};`,
  '',
].join('\n')

export type ClusterOptions = {
  readonly places: Places
  readonly owner: Owner
  /** Folder of the shelved programs. */
  readonly programs: string
  readonly major: string
  /** Settings that replace ours. */
  readonly settings?: Settings | undefined
}

/** Makes the cluster where there is none, or checks that the one there is ours to start. */
export async function prepareCluster(
  options: ClusterOptions,
): Promise<Result<'made' | 'found', string>> {
  const { places, major } = options
  try {
    clearDrafts(places.home)
    if (!existsSync(places.data)) return await makeCluster(options)
    const versionFile = join(places.data, 'PG_VERSION')
    if (!existsSync(versionFile)) {
      return fail(`${places.data} 不是数据库的文件夹：请换一个空的数据文件夹，或从备份恢复`)
    }
    const found = readFileSync(versionFile, 'utf8').trim()
    return found === major ? ok('found') : fail(otherMajor(places.data, found, major))
  } catch (error) {
    return fail(diskSentence(error, places.data))
  }
}

const otherMajor = (data: string, found: string, major: string): string =>
  `数据库文件夹 ${data} 是 PostgreSQL ${found} 的，本程序带的是 ${major}：请用原来的程序备份，再恢复到新的数据文件夹`

/** What a start that was cut short left behind. */
function clearDrafts(home: string): void {
  for (const name of readdirSync(home)) {
    if (!/^data[.]\d+[.]part$/.test(name)) continue
    // The initdb of a killed start may still be writing for a moment.
    rmSync(join(home, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** Everything is done under another name, so that `data` never stands for half a cluster. */
async function makeCluster({
  places,
  owner,
  programs,
  settings,
}: ClusterOptions): Promise<Result<'made', string>> {
  const draft = join(places.home, `data.${process.pid}.part`)
  const run = (name: string, args: readonly string[], input = '') =>
    runAsOwner(join(programs, 'bin', name), args, { owner, cwd: programs, input })
  mkdirSync(draft, { mode: 0o700 })
  try {
    handTo(owner, draft)
    const hasty = settings?.fsync === 'off' ? ['--no-sync'] : []
    const made = await run('initdb', ['-D', draft, ...INITDB, ...hasty])
    if (made.code !== 0) return fail(postgresSentence(made.said, places.home))
    const filled = await run('postgres', ['--single', '-D', draft, 'postgres'], FIRST_SQL)
    if (filled.code !== 0 || /ERROR:|FATAL:/.test(filled.said)) {
      return fail(postgresSentence(filled.said, places.home))
    }
    const own = join(draft, 'postgresql.conf')
    writeFileSync(own, INCLUDE + adminAdvice)
    renameSync(draft, places.data)
    return ok('made')
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

const adminAdvice = '\n# Settings of your own go below and count from the next start on.\n'

/** Writes our settings and who may come in. Done at every start: user and socket may change. */
export function configure(
  { data, ...rest }: Places,
  owner: Owner,
  socket: string,
  settings?: Settings,
): Result<null, string> {
  try {
    put(owner, settingsPath(data), settingsText({ data, ...rest }, socket, settings))
    put(owner, join(data, 'pg_hba.conf'), 'local all all peer map=house\n')
    put(owner, join(data, 'pg_ident.conf'), identMap(userInfo().username))
    return ok(null)
  } catch (error) {
    return fail(diskSentence(error, data))
  }
}

/** Only the user who runs the program may come in, by the word of the system's kernel. */
const identMap = (user: string): string =>
  [ACCOUNT, ADMIN].map((account) => `house "${user}" ${account}\n`).join('')

function put(owner: Owner, path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 })
  chmodSync(path, 0o600)
  handTo(owner, path)
}
