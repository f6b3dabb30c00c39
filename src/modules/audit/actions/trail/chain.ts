import { type KeyRing, keyedHash, type RingKey, type Suite } from '#platform/crypto/key-ring.ts'
import type { AuditEntryRow, AuditHeadRow } from '../../audit.tables.ts'

/** Lanes of each region; as many changes can wait for the disk at the same time. */
export const LANES = 8

/** An entry that has its place and the entry before it, but not its hash yet. */
export type UnsealedEntry = Omit<AuditEntryRow, 'hash'>

/**
 * The hash of an entry over all its columns, its place and the hash before it:
 * `algorithm.key.value`, so that entries of older keys are still checked with theirs.
 */
export function entryHash(ring: KeyRing, entry: UnsealedEntry): string {
  return mark(ring.suite, ring.current, 'audit-entry', entryText(entry))
}

/** The hash before the first entry of a lane. */
export const LANE_BEGINS = 'begin'

export function headSeal(ring: KeyRing, head: Omit<AuditHeadRow, 'seal'>): string {
  return mark(ring.suite, ring.current, 'audit-head', headText(head))
}

/** Whether the entry is as it was written; false too when its key is not on the ring. */
export function isWhole(ring: KeyRing, { hash, ...entry }: AuditEntryRow): boolean {
  return hash === again(ring, hash, 'audit-entry', entryText(entry))
}

export function isHeadWhole(ring: KeyRing, { seal, ...head }: AuditHeadRow): boolean {
  return seal === again(ring, seal, 'audit-head', headText(head))
}

function mark(suite: Suite, key: RingKey, purpose: string, text: string): string {
  return `${suite}.${key.id}.${keyedHash(suite, key, purpose, text).toString('base64url')}`
}

/** The mark of a text with the algorithm and key that an earlier mark names. */
function again(ring: KeyRing, earlier: string, purpose: string, text: string): string | null {
  const [suite = '', id = ''] = earlier.split('.')
  const key = ring.find(id)
  return key && (suite === 'aes' || suite === 'sm4') ? mark(suite, key, purpose, text) : null
}

function headText({ region_id, lane, number, hash }: Omit<AuditHeadRow, 'seal'>): string {
  return JSON.stringify([region_id, lane, number, hash])
}

/** Every column in a fixed order: an entry has one text, and two entries never have the same. */
function entryText(entry: UnsealedEntry): string {
  return JSON.stringify([
    entry.region_id,
    entry.lane,
    entry.number,
    entry.at,
    entry.actor_kind,
    entry.actor_id,
    entry.actor_name,
    entry.action,
    entry.title,
    entry.subject_kind,
    entry.subject_id,
    entry.subject_name,
    entry.scope,
    sorted(entry.before_value),
    sorted(entry.after_value),
    entry.channel,
    entry.request_id,
    entry.address,
    entry.previous_hash,
  ])
}

/** The value with the fields of every object in order; the database keeps them in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  // Pairs, not an object: fields named like numbers would move to the front.
  return { fields: fields.map(([name, each]) => [name, sorted(each)]) }
}
