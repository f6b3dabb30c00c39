import { spawnSync } from 'node:child_process'
import { chownSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { fail, ok, type Result } from '#core/kit/result.ts'

/** The user of the operating system that PostgreSQL runs as. */
export type Owner = {
  readonly name: string
  readonly uid: number
  readonly gid: number
  /** The program itself runs as root and steps down to this user for PostgreSQL. */
  readonly steppedDown: boolean
}

/** PostgreSQL refuses root. These users have no other rights to lose. */
const STEP_DOWN_TO = ['postgres', 'nobody']

const PASSWD = '/etc/passwd'

const UNNAMED = (uid: number) =>
  `当前用户（编号 ${uid}）在系统里没有名字，PostgreSQL 不肯启动：请在 ${PASSWD} 中为它登记一个名字，或用 DATABASE_URL 连接已有的数据库`

const NOBODY_LEFT = `PostgreSQL 不能以 root 身份运行，而系统里没有 ${STEP_DOWN_TO.join('、')} 用户可以代替：请建立其中一个，或换一个普通用户启动`

/** Who runs PostgreSQL: ourselves, or, when we are root, somebody without rights. */
export function chooseOwner(uid: number, passwd = readPasswd()): Result<Owner, string> {
  if (uid !== 0) {
    const own = passwd.find((entry) => entry.uid === uid) ?? ownName(uid)
    return own ? ok({ ...own, steppedDown: false }) : fail(UNNAMED(uid))
  }
  for (const name of STEP_DOWN_TO) {
    const entry = passwd.find((each) => each.name === name && each.uid !== 0)
    if (entry) return ok({ ...entry, steppedDown: true })
  }
  return fail(NOBODY_LEFT)
}

type Entry = { readonly name: string; readonly uid: number; readonly gid: number }

/** The entries of a passwd file. */
export function parsePasswd(text: string): Entry[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid = '', gid = ''] = line.split(':')
    return /^\d+$/.test(uid) && /^\d+$/.test(gid)
      ? [{ name, uid: Number(uid), gid: Number(gid) }]
      : []
  })
}

function readPasswd(): Entry[] {
  try {
    return parsePasswd(readFileSync(PASSWD, 'utf8'))
  } catch {
    return []
  }
}

/** Users of a directory service stand in no file; the system library knows them. */
function ownName(uid: number): Entry | null {
  try {
    const { username, gid } = userInfo()
    return { name: username, uid, gid }
  } catch {
    return null
  }
}

/** How a process is started as the owner. */
export const asOwner = (owner: Owner) =>
  owner.steppedDown ? { uid: owner.uid, gid: owner.gid } : {}

/** Hands a file or folder to the owner. */
export function handTo(owner: Owner, path: string): void {
  if (owner.steppedDown) chownSync(path, owner.uid, owner.gid)
}

/** Whether the owner can really enter a folder (and write there): asked of the system, not of modes. */
export function canUse(owner: Owner, folder: string, right: 'enter' | 'write'): boolean {
  const script = right === 'write' ? 'cd "$1" && [ -w . ]' : 'cd "$1"'
  const { status } = spawnSync('/bin/sh', ['-c', script, 'sh', folder], {
    ...asOwner(owner),
    stdio: 'ignore',
  })
  return status === 0
}
