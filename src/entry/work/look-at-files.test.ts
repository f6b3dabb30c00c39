import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { diskStore } from '#platform/storage/disk-store.ts'
import { world } from '#testing/world.ts'
import { lookAtFiles } from './look-at-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('counts what no file refers to, and finds what is missing', async () => {
  const here = await world()
  const blobs = diskStore(folder)
  const look = () => lookAtFiles(blobs, here.connection)
  const enter = (sha256: string) =>
    here.query(
      `insert into file (region_id, id, sha256, size, media_type, name, scan, created_at)
        values ($1, gen_random_uuid(), $2, 3, 'text/plain', '甲.txt', 'clean', now())`,
      [here.regionId, sha256],
    )
  try {
    expect(await look()).toBe('还没有文件')
    await enter(await blobs.put(Buffer.from('甲')))
    expect(await look()).toBe('1 份内容都在，可以读')
    await blobs.put(Buffer.from('乙'))
    expect(await look()).toContain('另有 1 份没有登记')
    await enter('a'.repeat(64))
    await expect(look()).rejects.toThrow('有 1 个文件的内容不见了')
  } finally {
    await here.close()
  }
})
