import { invalid, later, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { Tx } from '#platform/db/database.ts'
import { newId } from '#platform/db/uuid.ts'
import { mediaTypeOf } from '#platform/storage/media-type.ts'
import type { FilesPorts } from '../files.ports.ts'
import { insertFile } from '../files.store.ts'
import type { FilesTables, FileTable } from '../files.tables.ts'

/** A file as a person handed it in. */
export type HandedIn = { readonly name: string; readonly bytes: Uint8Array }

/** A file that was looked at and whose bytes are stored; nothing refers to it yet. */
export type Received = Pick<FileTable, 'sha256' | 'size' | 'media_type' | 'name' | 'scan'>

/**
 * Looks at a file and stores its bytes: before the transaction, which must not wait for a scanner.
 * Refuses an empty file, one of a kind that offices do not exchange, and one with a malicious program.
 */
export async function receiveFile(
  { blobs, scan }: FilesPorts,
  { name, bytes }: HandedIn,
): Promise<Result<Received, Refusal>> {
  if (bytes.length === 0) return fail(invalid('file-empty', `文件“${name}”是空的，请重新选择。`))
  const media = await mediaTypeOf(bytes)
  if (!media) {
    return fail(
      invalid(
        'file-kind',
        `文件“${name}”的内容不是可以接收的格式，请换成 PDF、Word、Excel、图片或文本。`,
      ),
    )
  }
  const verdict = scan ? await scan(bytes).catch(() => null) : undefined
  if (verdict === null)
    return fail(later('scan-unavailable', '病毒扫描暂时不可用，文件没有收下，请稍后再试。'))
  if (verdict?.infected) {
    return fail(
      invalid('file-infected', `文件“${name}”含有恶意程序（${verdict.what}），没有收下。`),
    )
  }
  const sha256 = await blobs.put(bytes)
  const { mediaType: media_type, extension } = media
  const scanned = verdict ? 'clean' : 'not-scanned'
  return ok({
    sha256,
    size: bytes.length,
    media_type,
    name: safeName(name, extension),
    scan: scanned,
  })
}

/** Enters a received file in the transaction of what refers to it. Gives its id. */
export async function keepFile(
  tx: Tx<FilesTables>,
  regionId: string,
  received: Received,
  { now, by }: { readonly now: string; readonly by: string | null },
): Promise<string> {
  const id = newId()
  await insertFile(tx, { region_id: regionId, id, ...received, created_at: now, created_by: by })
  return id
}

/** Characters that do not show, or that turn the direction of writing round. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}]/gu

/** A name without path, without unseen characters, and without a lie about what the file is. */
function safeName(name: string, extension: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const stem = last
    .replace(UNSEEN, '')
    .replace(/\.[^.]*$/, '')
    .trim()
  return `${stem.slice(0, 120) || '附件'}.${extension}`
}
