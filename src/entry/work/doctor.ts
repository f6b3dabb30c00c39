import { existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { masterSecrets } from '#platform/crypto/master-secret.ts'
import { withClient } from '#platform/db/client.ts'
import type { Connection } from '#platform/db/database.ts'
import { abandonedClusters } from '#platform/db/embedded/abandoned.ts'
import { pendingMigrations } from '#platform/db/migrations/migrate.ts'
import { smtpPost } from '#platform/mail/smtp.ts'
import type { Outcome } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { openBlobs } from '../blobs.ts'
import { DESK_FILES } from '../desk-files.ts'
import type { Settings } from '../settings.ts'
import { MIGRATIONS } from '../store.ts'
import { programVersion } from '../version.ts'
import { lookAtFiles } from './look-at-files.ts'
import { withStore } from './with-settings.ts'

/** What is looked at, what was seen, and what to do where that is not well. */
type Check = {
  readonly name: string
  readonly look: () => Promise<string>
}

const SPARE_GB = 2

/** Looks at everything a support engineer asks for. */
export function examine(asJson: boolean, terminal: Terminal): Promise<Outcome> {
  return withStore(terminal, async ({ connection, what }, settings) => {
    const results = []
    for (const { name, look } of checksOf(settings, connection, what)) {
      results.push({ name, ...(await outcomeOf(look)) })
    }
    if (asJson) await terminal.print(JSON.stringify(results, null, 2))
    else {
      for (const { name, isWell, seen } of results) {
        const mark = isWell ? terminal.style('green', '✓') : terminal.style('red', '✗')
        await terminal.print(`${mark} ${name}：${seen}`)
      }
    }
    return results.every(({ isWell }) => isWell) ? 0 : 1
  })
}

async function outcomeOf(look: Check['look']): Promise<{ isWell: boolean; seen: string }> {
  try {
    return { isWell: true, seen: await look() }
  } catch (error) {
    return { isWell: false, seen: error instanceof Error ? error.message : String(error) }
  }
}

function checksOf(settings: Settings, connection: Connection, what: string): Check[] {
  return [
    {
      name: '程序',
      look: async () =>
        `公开 ${programVersion()}，Node ${process.versions.node}，${process.platform}`,
    },
    { name: '磁盘', look: () => spaceIn(settings.dataFolder) },
    { name: '主密钥', look: async () => secretOf(settings) },
    { name: '数据库', look: () => databaseOf(connection, what) },
    { name: '数据库版本', look: () => migrationsOf(connection) },
    { name: '落盘设置', look: () => durabilityOf(connection) },
    { name: '无主的数据库', look: async () => abandoned() },
    { name: '文件存储', look: () => storageOf(settings, connection) },
    { name: '发信', look: () => mailOf(settings) },
    { name: '工作台', look: async () => deskOf() },
    { name: '对外地址', look: async () => addressOf(settings) },
  ]
}

async function spaceIn(folder: string): Promise<string> {
  const { bavail, bsize } = await statfs(folder)
  const free = (bavail * bsize) / 1024 ** 3
  if (free < SPARE_GB) throw new Error(`${folder} 只剩 ${free.toFixed(1)} GB，请清理`)
  return `${folder} 剩余 ${free.toFixed(0)} GB`
}

function secretOf({ GONGKAI_SECRET, dataFolder }: Settings): string {
  const secrets = masterSecrets(GONGKAI_SECRET, dataFolder)
  if (!secrets.ok) throw new Error(secrets.error)
  if (GONGKAI_SECRET) return '来自 GONGKAI_SECRET'
  const file = join(dataFolder, 'secret')
  const mode = statSync(file).mode & 0o777
  if (mode !== 0o600) throw new Error(`${file} 别人也能读：请 chmod 600`)
  return `在 ${file}，只有本程序的用户能读；请另外保存一份`
}

async function databaseOf(connection: Connection, what: string): Promise<string> {
  return withClient(connection, async (client) => {
    const { rows } = await client.query(`
      select current_setting('server_version') as version,
        pg_size_pretty(pg_database_size(current_database())) as size,
        (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
        current_setting('max_connections')::int as most`)
    const { version, size, connections, most } = rows[0] ?? {}
    return `${what}（${version}），${size}，连接 ${connections}/${most}`
  })
}

async function migrationsOf(connection: Connection): Promise<string> {
  const pending = await pendingMigrations(connection, MIGRATIONS)
  if (!pending.ok) throw new Error(pending.error)
  if (pending.value.length > 0)
    throw new Error(`还有 ${pending.value.length} 步升级没做：gongkai migrate`)
  return '与程序一致'
}

async function durabilityOf(connection: Connection): Promise<string> {
  return withClient(connection, async (client) => {
    const off: string[] = []
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      const { rows } = await client.query('select current_setting($1) as value', [name])
      if (rows[0]?.value === 'off') off.push(name)
    }
    if (off.length > 0) throw new Error(`${off.join('、')} 关着，断电会丢数据，请打开`)
    return '断电不丢已确认的数据'
  })
}

/** Only root puts databases outside the data folder, and only root may look there. */
function abandoned(): string {
  const found = process.getuid?.() === 0 ? abandonedClusters() : []
  if (found.length === 0) return '没有'
  const named = found.map(({ home, madeFor }) => `\n    ${home}，原属 ${madeFor || '不详'}`)
  throw new Error(
    `${found.length} 个，它们的数据文件夹已不在，里面可能有个人信息。先确认那不是在没有挂载的磁盘上，再用 rm -r 删除：${named.join('')}`,
  )
}

async function storageOf(settings: Settings, connection: Connection): Promise<string> {
  const where = settings.STORAGE_URL ? '对象存储' : '数据文件夹'
  return `${where}，${await lookAtFiles(openBlobs(settings), connection)}`
}

async function mailOf({ SMTP_URL, MAIL_FROM }: Settings): Promise<string> {
  if (!SMTP_URL) return '没有设置 SMTP_URL，信件只排队、不发出'
  const post = smtpPost(SMTP_URL, { name: '', address: MAIL_FROM })
  try {
    await post.check()
    return '发信服务器可以用'
  } catch (error) {
    throw new Error(`发信服务器连不上：${error instanceof Error ? error.message : error}`)
  } finally {
    post.close()
  }
}

function deskOf(): string {
  if (!existsSync(join(DESK_FILES, 'index.html')))
    throw new Error('还没有构建，请运行 npm run build')
  return '已构建'
}

function addressOf({ HOST, PORT, PUBLIC_URL }: Settings): string {
  const isOpen = HOST !== '127.0.0.1' && HOST !== '::1' && HOST !== 'localhost'
  if (isOpen && !PUBLIC_URL?.startsWith('https://')) {
    throw new Error(`监听 ${HOST}:${PORT}，但 PUBLIC_URL 不是 https 地址：登录信息会明文传送`)
  }
  return PUBLIC_URL ?? `只在本机：http://${HOST}:${PORT}`
}
