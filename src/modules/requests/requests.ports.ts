import type { BlindIndex } from '#platform/crypto/blind-index.ts'
import type { FieldCipher } from '#platform/crypto/field-cipher.ts'
import type { Tx } from '#platform/db/database.ts'

/** What the room needs from outside; `entry/` plugs it in. Every call is part of the open transaction. */

/** An agency as requests need to know it. */
export type RequestedAgency = {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly kind: 'government' | 'department' | 'township' | 'institution'
}

export type Agencies = {
  readonly byId: (
    tx: Tx<never>,
    regionId: string,
    agencyId: string,
  ) => Promise<RequestedAgency | null>
  /** The code of the region, by which its own days off are found. */
  readonly regionCode: (tx: Tx<never>, regionId: string) => Promise<string>
}

/** What the actions of this room work with; one key, so that rooms can share an executor. */
export type RequestsDeps = {
  readonly requests: {
    readonly agencies: Agencies
    readonly cipher: FieldCipher
    /** Marks by which an applicant, a telephone and a query code are found again. */
    readonly marks: {
      readonly applicant: BlindIndex
      readonly phone: BlindIndex
      readonly queryCode: BlindIndex
    }
  }
}
