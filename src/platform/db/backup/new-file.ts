import { existsSync, unlinkSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Half-written files of this process, taken away when it ends early. */
const unfinished = new Set<string>()

process.on('exit', () => {
  for (const path of unfinished) {
    try {
      unlinkSync(path)
    } catch {
      // The process is ending; what is left is a hidden file.
    }
  }
})

/** An error for a file that is there already. */
export class FileExists extends Error {}

/**
 * Writes a new file by degrees. It gets its name once everything is on the disk, so that the name
 * never stands for half of it; only its owner can read it.
 */
export async function writeNewFile<T>(
  path: string,
  write: (file: FileHandle) => Promise<T>,
): Promise<T> {
  if (existsSync(path)) throw new FileExists(path)
  const folder = dirname(path)
  if (!(await stat(folder).catch(() => null))) await mkdir(folder)
  const draft = join(folder, `.${basename(path)}.${process.pid}.part`)
  unfinished.add(draft)
  try {
    const written = await fill(draft, write)
    if (existsSync(path)) throw new FileExists(path)
    await rename(draft, path)
    await flushFolder(folder)
    return written
  } catch (error) {
    await unlink(draft).catch(() => {})
    throw error
  } finally {
    unfinished.delete(draft)
  }
}

async function fill<T>(draft: string, write: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(draft, 'w', 0o600)
  try {
    const written = await write(file)
    await file.sync()
    return written
  } finally {
    await file.close()
  }
}

/** A name is on the disk when its folder is. Some network file systems know no such thing. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => {})
  await handle.close()
}
