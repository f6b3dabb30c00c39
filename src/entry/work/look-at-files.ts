import { withClient } from '#platform/db/client.ts'
import type { Connection } from '#platform/db/database.ts'
import type { BlobStore } from '#platform/storage/blob-store.ts'

/**
 * Whether every file that is entered has its bytes, and whether they can be read; throws with a sentence
 * where not. Bytes that no file refers to are what an upload left behind that was cut short: they harm
 * nobody, and are only counted.
 */
export async function lookAtFiles(blobs: BlobStore, connection: Connection): Promise<string> {
  const stored = new Set<string>()
  for await (const sha256 of blobs.list()) stored.add(sha256)
  const entered = await withClient(connection, async (client) => {
    const { rows } = await client.query<{ sha256: string }>('select distinct sha256 from file')
    return new Set(rows.map(({ sha256 }) => sha256))
  })
  const missing = [...entered].filter((sha256) => !stored.has(sha256)).length
  if (missing > 0) throw new Error(`有 ${missing} 个文件的内容不见了，请从备份恢复`)
  const [sample] = entered
  if (sample !== undefined) await blobs.get(sample)
  const loose = [...stored].filter((sha256) => !entered.has(sha256)).length
  const rest = loose === 0 ? '' : `；另有 ${loose} 份没有登记，是上传中断时留下的，不影响使用`
  return entered.size === 0 ? `还没有文件${rest}` : `${entered.size} 份内容都在，可以读${rest}`
}
