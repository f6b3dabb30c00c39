import { fail, type Result } from '#core/kit/result.ts'
import { type Client, withClient } from './client.ts'
import type { Connection } from './database.ts'

/** SQL that this version knows is what we write. */
const OLDEST = 15

/** Why a server will not do, in one Chinese sentence, or null. */
export async function serverProblem(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ version: string; number: string; encoding: string }>(
    `SELECT current_setting('server_version') AS version,
       current_setting('server_version_num') AS number,
       current_setting('server_encoding') AS encoding`,
  )
  const { version = '', number = '0', encoding = '' } = rows[0] ?? {}
  if (Math.floor(Number(number) / 10_000) < OLDEST) {
    return `数据库的版本太旧（PostgreSQL ${version}）：需要 ${OLDEST} 或更新的版本`
  }
  return encoding === 'UTF8'
    ? null
    : `数据库的编码是 ${encoding}：请建一个 UTF8 编码的数据库（CREATE DATABASE … ENCODING 'UTF8'）`
}

const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: '连不上数据库：没有程序在那里监听，请核对 DATABASE_URL 和数据库是否已启动',
  ENOENT: '连不上数据库：找不到它的套接字，请核对 DATABASE_URL 和数据库是否已启动',
  ENOTFOUND: '连不上数据库：找不到主机，请核对 DATABASE_URL',
  EAI_AGAIN: '连不上数据库：找不到主机，请核对 DATABASE_URL 和网络',
  ETIMEDOUT: '连不上数据库：等不到回答，请核对 DATABASE_URL 和网络',
  ECONNRESET: '与数据库的连接断了：请核对数据库是否在运行',
  EACCES: '连不上数据库：没有权限打开它的套接字，请换用启动数据库的用户',
  '28P01': '数据库不认用户名或密码：请核对 DATABASE_URL',
  '28000': '数据库不许这个用户进入：请核对 DATABASE_URL',
  '3D000': '数据库服务器上没有这个数据库：请先建立它，或核对 DATABASE_URL',
  '42501': '数据库用户的权限不够：请让它成为数据库的属主',
  '53100': '数据库所在的磁盘已满：请清理磁盘',
  '53300': '数据库的连接数已用完：请稍后再试，或调大 max_connections',
  '57P01': '数据库被管理员停止了：请待它启动后再试',
  '57P03': '数据库正在启动或停止：请稍后再试',
  '25006': '数据库是只读的（可能是备机）：请连接主库',
}

/** What the server or the network refused, and what to do about it, in one Chinese sentence. */
export function connectionSentence(error: unknown): string {
  const known = SENTENCES[errorCodeOf(error)]
  const message = error instanceof Error ? error.message : String(error)
  if (known) return known
  return /Connection terminated|Invalid URL|getaddrinfo/.test(message)
    ? `连不上数据库：${message}，请核对 DATABASE_URL`
    : `数据库出错：${message}`
}

/** Several addresses of one host fail as a bundle; the first stands for all. */
function errorCodeOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  const code = (first as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

/** A connection to a server that will do; what the server or the network refuses is a sentence. */
export async function onServer<T>(
  connection: Connection,
  work: (client: Client) => Promise<Result<T, string>>,
): Promise<Result<T, string>> {
  try {
    return await withClient(connection, async (client) => {
      const problem = await serverProblem(client)
      return problem === null ? work(client) : fail(problem)
    })
  } catch (error) {
    return fail(connectionSentence(error))
  }
}
