import { type BigIntStats, statSync } from 'node:fs'

/** What stands between a command and the files it is about to write. */
export type WritePlan = {
  readonly outputs: readonly string[]
  /** Files that the command reads: never written, whatever is forced. */
  readonly inputs: readonly string[]
  /** Replace files that are there already. */
  readonly force: boolean
  /** What the user may do about a file that is there already. */
  readonly advice?: string
}

const ADVICE = '确要替换请加 --force，或换一个文件名或文件夹'

const MOST_NAMED = 3

/**
 * Why a plan must not be carried out, in one Chinese sentence; null where nothing would be lost.
 * Files are told apart by what they are on the disk, so that another spelling of a path, a link or
 * another case of letters does not deceive. What is no ordinary file (`/dev/stdout`) holds nothing.
 */
export function overwriteProblem({
  outputs,
  inputs,
  force,
  advice = ADVICE,
}: WritePlan): string | null {
  const read = new Set(inputs.flatMap((path) => identityOf(path) ?? []))
  const own = outputs.filter((path) => read.has(identityOf(path) ?? ''))
  if (own.length > 0) {
    return `${named(own)}正是要读的文件，不能写在它上面，请换一个文件名或文件夹`
  }
  if (force) return null
  const existing = outputs.filter((path) => identityOf(path) !== null)
  if (existing.length === 0) return null
  return `已有文件${named(existing)}，没有写出任何文件；${advice}`
}

function named(paths: readonly string[]): string {
  const shown = paths
    .slice(0, MOST_NAMED)
    .map((path) => `“${path}”`)
    .join('、')
  return paths.length > MOST_NAMED ? `${shown}等 ${paths.length} 个` : shown
}

function identityOf(path: string): string | null {
  const about = lookAt(path)
  return about?.isFile() ? `${about.dev}:${about.ino}` : null
}

function lookAt(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true })
  } catch {
    return null
  }
}
