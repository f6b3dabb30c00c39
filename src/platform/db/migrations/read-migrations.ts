import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { diskSentence } from '../../disk/disk-sentence.ts'

/** One numbered step of the database's structure. */
export type Migration = {
  readonly number: number
  /** The file's name, `0007-requests-decision.sql`. */
  readonly name: string
  readonly sql: string
  /** Of the text with Unix line ends, so that a checkout on Windows is the same migration. */
  readonly sha256: string
}

const NAME = /^(\d{4})-([a-z][a-z0-9]*(?:-[a-z0-9]+)+)[.]sql$/

/** The migrations of a folder in order; a sentence where their names are not 0001, 0002, 0003 … */
export function readMigrations(folder: string): Result<readonly Migration[], string> {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
    const problem = numberProblem(names)
    if (problem !== null) return fail(problem)
    return ok(names.sort().map((name) => readMigration(folder, name)))
  } catch (error) {
    return fail(diskSentence(error, folder))
  }
}

/** What is wrong with the names of migrations, or null. */
export function numberProblem(names: readonly string[]): string | null {
  const strange = names.find((name) => !NAME.test(name))
  if (strange) return `数据库升级文件的名字不合规定：${strange}，应为“四位编号-房间-内容.sql”`
  const sorted = [...names].sort()
  for (const [index, name] of sorted.entries()) {
    const number = numberOf(name)
    if (number === index + 1) continue
    const previous = sorted[index - 1]
    return previous && numberOf(previous) === number
      ? `数据库升级文件的编号重复：${previous} 和 ${name}`
      : `数据库升级文件缺少编号 ${padded(index + 1)}（后面是 ${name}）`
  }
  return null
}

export const padded = (number: number): string => String(number).padStart(4, '0')

const numberOf = (name: string): number => Number(NAME.exec(name)?.[1])

function readMigration(folder: string, name: string): Migration {
  const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
  const sha256 = createHash('sha256').update(sql).digest('hex')
  return { number: numberOf(name), name, sql, sha256 }
}
