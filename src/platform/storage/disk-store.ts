import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BlobStore, mustBeHash } from './blob-store.ts'

/** A store in a folder: `ab/cd/abcd…`. A file appears under its name only when it is whole. */
export function diskStore(folder: string): BlobStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)
  return {
    put: async (bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const path = pathOf(hash)
      if (!(await exists(path))) await writeWhole(path, bytes)
      return hash
    },
    get: async (sha256) => {
      const bytes = await readFile(pathOf(mustBeHash(sha256))).catch(noneIfMissing)
      if (bytes && createHash('sha256').update(bytes).digest('hex') !== sha256) {
        throw new Error(`stored file ${sha256} has been altered`)
      }
      return bytes
    },
    list: async function* () {
      const names = await readdir(folder, { recursive: true }).catch(noneIfMissing)
      for (const name of names ?? []) {
        const hash = name.split(/[\\/]/).at(-1) ?? ''
        if (/^[0-9a-f]{64}$/.test(hash)) yield hash
      }
    },
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(noneIfMissing)) !== null
}

/** Written aside, forced to disk, then given its name; the folder too is forced, or the name is lost. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const aside = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`
  const file = await open(aside, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
    await file.close()
    await rename(aside, path)
  } catch (error) {
    await file.close().catch(() => {})
    await rm(aside, { force: true })
    throw error
  }
  const parent = await open(dirname(path))
  await parent.sync().finally(() => parent.close())
}

function noneIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
