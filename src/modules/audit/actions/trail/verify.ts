import type { KeyRing } from '#platform/crypto/key-ring.ts'
import type { Database } from '#platform/db/database.ts'
import { entriesOfLane, headsOf, lanesWithEntries } from '../../audit.store.ts'
import type { AuditEntryRow, AuditHeadRow, AuditTables } from '../../audit.tables.ts'
import { isHeadWhole, isWhole, LANE_BEGINS, LANES } from './chain.ts'

/** Something that is not as it was written, with a sentence for the auditor. */
export type AuditFault = {
  readonly kind: 'altered' | 'removed' | 'inserted' | 'unlinked' | 'head'
  readonly lane: number
  /** The entry concerned, or the first of those removed. */
  readonly number: number
  readonly message: string
}

export type AuditVerdict = {
  /** Entries looked at. */
  readonly entries: number
  readonly faults: readonly AuditFault[]
  /** There are more faults than are listed. */
  readonly isCut: boolean
  /**
   * The last link of each lane, to be kept outside: whoever held an old copy of the heads could
   * set a lane back to it, and only an anchor kept elsewhere tells.
   */
  readonly anchors: readonly Anchor[]
}

export type Anchor = Pick<AuditHeadRow, 'lane' | 'number' | 'hash'>

export type VerifyOptions = {
  /** Anchors of an earlier verdict: these entries must still be there. */
  readonly anchors?: readonly Anchor[]
  readonly mostFaults?: number
}

/**
 * Re-computes the trail of a region and names every entry that was altered, removed (also from the
 * end), inserted or moved. Reads entry by entry in one snapshot, so it can run while others write.
 */
export async function verifyAudit(
  db: Database<never>,
  ring: KeyRing,
  regionId: string,
  { anchors = [], mostFaults = 1000 }: VerifyOptions = {},
): Promise<AuditVerdict> {
  const known = db as unknown as Database<AuditTables>
  return known
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const heads = await headsOf(tx, regionId)
      const expected = Array.from({ length: LANES }, (_, lane) => lane)
      const lanes = new Set([...expected, ...(await lanesWithEntries(tx, regionId))])
      const faults: AuditFault[] = []
      let entries = 0
      for (const lane of lanes) {
        const head = heads.find((each) => each.lane === lane)
        const anchor = anchors.find((each) => each.lane === lane)
        const walk = new LaneWalk(ring, lane, anchor)
        for await (const entry of entriesOfLane(tx, regionId, lane)) {
          entries += 1
          if (faults.length < mostFaults) faults.push(...walk.next(entry))
        }
        if (faults.length < mostFaults) faults.push(...walk.end(head))
      }
      return { entries, faults, isCut: faults.length >= mostFaults, anchors: heads.map(anchorOf) }
    })
}

function anchorOf({ lane, number, hash }: AuditHeadRow): Anchor {
  return { lane, number, hash }
}

/** Goes along one lane. After a fault it goes on from what stands there, so that each is named once. */
class LaneWalk {
  readonly #ring: KeyRing
  readonly #lane: number
  readonly #anchor: Anchor | undefined
  #number = 0
  #hash = LANE_BEGINS
  #altered = 0

  constructor(ring: KeyRing, lane: number, anchor: Anchor | undefined) {
    this.#ring = ring
    this.#lane = lane
    this.#anchor = anchor
  }

  next(entry: AuditEntryRow): AuditFault[] {
    const faults: AuditFault[] = []
    const { number } = entry
    if (number < 1) return [this.#fault('inserted', number, '是添入的记录')]
    const isNext = number === this.#number + 1
    if (!isNext) faults.push(this.#missing(this.#number + 1, number - 1))
    if (!isWhole(this.#ring, entry)) {
      faults.push(this.#fault('altered', number, '被改动，或不是由本程序写入'))
      this.#altered = number
    } else if (isNext && entry.previous_hash !== this.#hash) {
      faults.push(this.#fault('unlinked', number, '与前一条接不上：前一条被替换'))
    }
    if (this.#anchor?.number === number && this.#anchor.hash !== entry.hash) {
      faults.push(this.#fault('altered', number, '与另行保存的校验值不符'))
    }
    this.#number = number
    this.#hash = entry.hash
    return faults
  }

  end(head: AuditHeadRow | undefined): AuditFault[] {
    const last = this.#number
    const faults: AuditFault[] = []
    if (this.#anchor && this.#anchor.number > last) {
      faults.push(this.#missing(last + 1, this.#anchor.number))
    }
    if (!head) return [...faults, this.#fault('head', last, '的末端记载被删除')]
    if (!isHeadWhole(this.#ring, head)) {
      return [...faults, this.#fault('head', head.number, '的末端记载被改动')]
    }
    if (head.number > last && faults.length === 0) {
      faults.push(this.#missing(last + 1, head.number))
    }
    if (head.number < last) {
      faults.push(this.#fault('inserted', head.number + 1, '起是末端之后添入的记录'))
    }
    if (head.number === last && head.hash !== this.#hash && this.#altered !== last) {
      faults.push(this.#fault('altered', last, '与末端记载不符'))
    }
    return faults
  }

  #missing(from: number, to: number): AuditFault {
    const names = from === to ? '' : ` 至 ${this.#lane}-${to}`
    return this.#fault('removed', from, `${names}被删除`)
  }

  #fault(kind: AuditFault['kind'], number: number, what: string): AuditFault {
    return { kind, lane: this.#lane, number, message: `第 ${this.#lane}-${number} 条${what}。` }
  }
}
