import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { writeNewFile } from './new-file.ts'

/** Shorter ones can be guessed. */
const LEAST_CHARACTERS = 32

const SENTENCES = {
  short: `GONGKAI_SECRET 里的每个密钥至少要 ${LEAST_CHARACTERS} 个字符；可用 openssl rand -base64 48 生成。`,
  empty: (path: string) => `密钥文件 ${path} 是空的或已损坏；请从备份恢复它，不要删除。`,
  unreadable: (path: string) => `读写不了密钥文件 ${path}；请检查它所在文件夹的权限和剩余空间。`,
}

/**
 * The secrets everything else is derived from, the one in use first, older ones behind it: from the
 * setting (separated by commas) where it is given, else from the file `secret` in the data folder
 * (one a line, mode 600), which is made at the first start. A sentence where neither will do.
 */
export function masterSecrets(
  configured: string | null,
  folder: string,
): Result<readonly string[], string> {
  if (configured !== null) return wellFormed(configured.split(','), SENTENCES.short)
  const path = join(folder, 'secret')
  try {
    mkdirSync(folder, { recursive: true })
    // Of two programs that start at once, one makes the file and both read it.
    writeNewFile(path, `${randomBytes(48).toString('base64url')}\n`, 0o600)
    chmodSync(path, 0o600)
    return wellFormed(readFileSync(path, 'utf8').split('\n'), SENTENCES.empty(path))
  } catch {
    return fail(SENTENCES.unreadable(path))
  }
}

function wellFormed(given: readonly string[], sentence: string): Result<readonly string[], string> {
  const secrets = given.map((each) => each.trim()).filter((each) => each !== '')
  const isGood = secrets.length > 0 && secrets.every(({ length }) => length >= LEAST_CHARACTERS)
  return isGood ? ok(secrets) : fail(sentence)
}
