import { closeSync, openSync, readdirSync, unlinkSync } from 'node:fs'
import { mkdir, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { diskSentence, errorCode } from './disk-sentence.ts'

/** Half-written files of this thread, taken away when it ends early. */
const unfinished = new Set<string>()
/** Folders into which threads write that may not be asked when the process ends. */
const swept = new Set<string>()
const OURS = new RegExp(`^\\..*\\.${process.pid}-\\d+\\.part$`)
let serial = 0

process.on('exit', () => {
  for (const path of [...unfinished, ...[...swept].flatMap(halvesIn)]) {
    try {
      unlinkSync(path)
    } catch {
      // The process is ending; what is left is a hidden file.
    }
  }
})

/** Takes away what any thread of this process has half written into these folders when it ends early. */
export function sweepWhenLeaving(folders: Iterable<string>): void {
  for (const folder of folders) swept.add(folder)
}

function halvesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => OURS.test(name))
    return names.map((name) => join(folder, name))
  } catch {
    return []
  }
}

/**
 * Writes a file so that its name never stands for half of it: into a neighbour first, which then
 * takes the name. Folders on the way are made; an existing file is replaced. What is no ordinary
 * file (`/dev/stdout`, a pipe) is written to as it is. Fails with a Chinese sentence.
 */
export async function saveFile(
  path: string,
  bytes: Uint8Array | string,
): Promise<Result<string, string>> {
  try {
    const target = await stat(path).catch(() => null)
    if (target?.isDirectory()) return fail(`这是文件夹，不能写成文件：${path}，请写明文件名`)
    if (target && !target.isFile()) await writeFile(path, bytes)
    else await replace(path, bytes)
    return ok(path)
  } catch (error) {
    return fail(saveSentence(error, path))
  }
}

/**
 * Makes a folder and those above it, one by one: Node's own way of making them all never ends in a
 * file system that makes no folders, such as /proc.
 */
async function makeFolder(folder: string): Promise<void> {
  const existing = await stat(folder).catch(() => null)
  if (existing?.isDirectory()) return
  const above = dirname(folder)
  if (above !== folder) await makeFolder(above)
  await mkdir(folder).catch((error: unknown) => {
    if (existing || errorCode(error) !== 'EEXIST') throw error
  })
}

async function replace(path: string, bytes: Uint8Array | string): Promise<void> {
  const folder = dirname(path)
  await makeFolder(folder)
  serial += 1
  const neighbour = join(folder, `.${basename(path).slice(0, 80)}.${process.pid}-${serial}.part`)
  unfinished.add(neighbour)
  try {
    // Made at once: a file still being made when the process ends could appear after the cleaning.
    closeSync(openSync(neighbour, 'wx'))
    await writeFile(neighbour, bytes, { flag: 'r+' })
    await rename(neighbour, path)
  } catch (error) {
    await unlink(neighbour).catch(() => {})
    throw error
  } finally {
    unfinished.delete(neighbour)
  }
}

/** `mkdir` says EEXIST where a file stands in the way of a folder. */
function saveSentence(error: unknown, path: string): string {
  return errorCode(error) === 'EEXIST'
    ? `路径中间有一段不是文件夹：${path}，请换一个文件夹`
    : diskSentence(error, path)
}
