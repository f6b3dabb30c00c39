import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { BlobStore } from './blob-store.ts'
import { diskStore } from './disk-store.ts'

let folder = ''
let store: BlobStore
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-blobs-'))
  store = diskStore(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const bytes = new TextEncoder().encode('公开')
const hash = createHash('sha256').update(bytes).digest('hex')
const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

it('gives back what was put, under its hash, once', async () => {
  expect(await Promise.all([store.put(bytes), store.put(bytes)])).toEqual([hash, hash])
  expect(Buffer.from((await store.get(hash)) ?? [])).toEqual(Buffer.from(bytes))
  expect(await Array.fromAsync(store.list())).toEqual([hash])
  expect(
    readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('.')),
  ).toEqual([])
  expect(statSync(pathOf(hash)).mode & 0o777).toBe(0o600)
})

it('has nothing under a hash that was never put', async () => {
  expect(await store.get('0'.repeat(64))).toBeNull()
  expect(await Array.fromAsync(diskStore(join(folder, 'none')).list())).toEqual([])
})

it('does not give out what was altered on the disk', async () => {
  await store.put(bytes)
  writeFileSync(pathOf(hash), 'other')
  await expect(store.get(hash)).rejects.toThrow('has been altered')
})

it.each(['../../etc/passwd', hash.toUpperCase(), '', `${hash}/..`])(
  'takes no path for a hash: %s',
  async (name) => {
    await expect(store.get(name)).rejects.toThrow('not a SHA-256')
  },
)
