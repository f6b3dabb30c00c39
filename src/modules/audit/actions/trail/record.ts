import type { AuditLine, Recorder } from '#platform/action/execute.ts'
import type { KeyRing } from '#platform/crypto/key-ring.ts'
import type { Tx } from '#platform/db/database.ts'
import { appendEntries, insertHeads, lockLane } from '../../audit.store.ts'
import type { AuditEntryRow, AuditHeadRow, AuditTables } from '../../audit.tables.ts'
import { entryHash, headSeal, LANE_BEGINS, LANES } from './chain.ts'
import { storableText, storableValue } from './storable.ts'

/**
 * Gives a new region the lanes of its trail. Once, when the region is made: a trail that vanished
 * later is not quietly begun anew.
 */
export async function openTrail(tx: Tx<never>, ring: KeyRing, regionId: string): Promise<void> {
  const heads = Array.from({ length: LANES }, (_, lane) => {
    const head = { region_id: regionId, lane, number: 0, hash: LANE_BEGINS }
    return { ...head, seal: headSeal(ring, head) }
  })
  await insertHeads(tx as unknown as Tx<AuditTables>, heads)
}

/**
 * The recorder of every action: chains the lines behind the last of a free lane. The lane is held
 * from here to the end of the transaction, so this is the last thing the transaction does. Throws
 * where the region has no trail: nothing is changed that is not recorded.
 */
export function auditRecorder(ring: KeyRing): Recorder {
  return async (given, lines) => {
    const [first] = lines
    if (!first) return
    const tx = given as unknown as Tx<AuditTables>
    const { regionId } = first.actor
    const lane = await lockLane(tx, regionId)
    if (!lane) throw new Error(`region ${regionId} has no audit trail`)
    const { entries, head } = chained(ring, lane, lines)
    await appendEntries(tx, entries, head)
  }
}

/** The lines as entries behind a head, and the head behind them. */
function chained(ring: KeyRing, lane: AuditHeadRow, lines: readonly AuditLine[]) {
  const entries: AuditEntryRow[] = []
  let { number, hash } = lane
  for (const line of lines) {
    number += 1
    const unsealed = { ...entryOf(line), lane: lane.lane, number, previous_hash: hash }
    hash = entryHash(ring, unsealed)
    entries.push({ ...unsealed, hash })
  }
  const head = { region_id: lane.region_id, lane: lane.lane, number, hash }
  return { entries, head: { ...head, seal: headSeal(ring, head) } }
}

function entryOf({ actor, subject, ...line }: AuditLine) {
  return {
    region_id: actor.regionId,
    at: line.at,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: storableText(actor.name),
    action: line.action,
    title: line.title,
    subject_kind: subject.kind,
    subject_id: storableText(subject.id),
    subject_name: storableText(subject.name),
    scope: line.scope ?? null,
    before_value: storableValue(line.before),
    after_value: storableValue(line.after),
    channel: actor.origin.channel,
    request_id: actor.origin.requestId,
    address: actor.origin.address,
  }
}
