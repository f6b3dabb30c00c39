import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { EXTERNAL } from './binaries.ts'

type Symptom = readonly [pattern: RegExp, sentence: (folder: string) => string]

/** What PostgreSQL and the system say (in English, lc_messages is C), and what we make of it. */
const SYMPTOMS: readonly Symptom[] = [
  [
    /No space left on device/,
    (folder) => `磁盘已满，数据库不能启动（${folder}）：请清理磁盘后再启动`,
  ],
  [
    /Disk quota exceeded/,
    (folder) => `磁盘配额已用完，数据库不能启动（${folder}）：请扩大配额后再启动`,
  ],
  [
    /Read-only file system/,
    (folder) => `磁盘是只读的，数据库不能启动（${folder}）：请换一个可写的数据文件夹`,
  ],
  [
    /lock file "postmaster[.]pid" already exists/,
    (folder) => `数据库文件夹正被另一个 PostgreSQL 使用（${folder}）：请先停止它`,
  ],
  [
    /pre-existing shared memory block/,
    (folder) => `上一次的 PostgreSQL 还有进程没有结束（${folder}）：请稍等片刻再启动`,
  ],
  [
    /Cannot allocate memory|could not map anonymous shared memory|could not create shared memory/,
    () => '内存不够，数据库不能启动：请关闭别的程序，或在 postgresql.conf 里调小 shared_buffers',
  ],
  [
    /database files are incompatible/,
    (folder) =>
      `数据库文件夹属于别的版本的 PostgreSQL（${folder}）：请用原来的版本备份，再恢复到新的数据文件夹`,
  ],
  [
    /unrecognized configuration parameter|syntax error in file|contains errors/,
    (folder) => `数据库的配置文件有错（${folder}/postgresql.conf）：请改正后再启动`,
  ],
  [
    /Unix-domain socket path .* is too long/,
    (folder) => `数据文件夹的路径太长（${folder}）：请换一个路径较短的数据文件夹`,
  ],
  [
    /could not bind Unix address|could not create any Unix-domain sockets/,
    (folder) => `数据库的套接字被占用或不能建立（${folder}）：请换一个数据文件夹`,
  ],
  [
    /could not locate a valid checkpoint|invalid primary checkpoint|could not read file "global|checksum/,
    (folder) => `数据库文件已损坏（${folder}）：请从备份恢复到新的数据文件夹`,
  ],
  [
    /error while loading shared libraries|GLIBC|Exec format error/,
    () => `这台机器的系统太旧或缺少系统库，内置数据库不能运行：${EXTERNAL}`,
  ],
  [
    /spawn .* EACCES/,
    (folder) =>
      `数据文件夹所在的磁盘不许运行程序（${folder}）：请去掉 noexec 挂载选项，或换一个数据文件夹`,
  ],
  [
    /setuid|setgid|Operation not permitted|EPERM/,
    (folder) => `系统不允许换用别的用户运行 PostgreSQL（${folder}）：请换一个普通用户启动`,
  ],
  [
    /Permission denied|EACCES/,
    (folder) => `没有权限，数据库不能启动（${folder}）：请核对数据文件夹的属主，或换一个数据文件夹`,
  ],
]

/** Why PostgreSQL did not do what it was asked, in one Chinese sentence. */
export function postgresSentence(said: string, folder: string): string {
  const found = SYMPTOMS.find(([pattern]) => pattern.test(said))
  return found ? found[1](folder) : `数据库不能启动（${folder}）：${gist(said)}`
}

/** The first line that accuses, without its time and process number. */
function gist(said: string): string {
  const lines = said.split('\n').map((line) => line.trim())
  const worst = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.findLast(Boolean)
  return worst?.replace(/^.*?(?:FATAL|PANIC|error):\s*/, '') || '原因不明，请查看数据库日志'
}

const TAIL = 8192

/** What the log files say since `since` (ms); PostgreSQL says little elsewhere once they are open. */
export function logSince(logs: string, since: number): string {
  if (!existsSync(logs)) return ''
  return readdirSync(logs)
    .map((name) => join(logs, name))
    .filter((path) => statSync(path).mtimeMs >= since)
    .map((path) => readFileSync(path, 'utf8').slice(-TAIL))
    .join('\n')
}
