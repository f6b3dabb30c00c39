import type { Template } from '#core/annual-report/template.ts'
import type { Tx } from '#platform/db/database.ts'

/** What the room needs from outside; `entry/` plugs it in. Every call is part of the open transaction. */

export type AgencyKind = 'government' | 'department' | 'township' | 'institution'

/** An agency as reports need to know it. */
export type ReportingAgency = {
  readonly id: string
  readonly name: string
  readonly kind: AgencyKind
  readonly parentId: string | null
  readonly position: number
  /** Unified social credit code, the first part of index numbers. */
  readonly creditCode: string | null
  /** Whether it writes a report of its own each year. */
  readonly reports: boolean
}

export type Agencies = {
  /** Agencies of the region that exist on the day, in the order of lists. */
  readonly onDay: (
    tx: Tx<never>,
    regionId: string,
    day: string,
  ) => Promise<readonly ReportingAgency[]>
  /** Whether cities, prefectures or provinces: only they may make 规章 (立法法(2023)§93). */
  readonly mayMakeRules: (tx: Tx<never>, regionId: string) => Promise<boolean>
}

/** A mail to everybody who holds a role at an agency. */
export type MailToRole = {
  readonly regionId: string
  readonly agencyId: string
  readonly roles: readonly string[]
  readonly subject: string
  readonly body: string
  readonly about: { readonly kind: string; readonly id: string }
  readonly createdBy: string | null
}

/** Puts the mail into the outbox; how many people it goes to (0: nobody has an address). */
export type SendMail = (tx: Tx<never>, mail: MailToRole) => Promise<number>

export type Files = {
  /** Whether such a file was handed in by this account and may be attached. */
  readonly mayAttach: (
    tx: Tx<never>,
    file: { readonly regionId: string; readonly fileId: string; readonly accountId: string | null },
  ) => Promise<boolean>
}

export type OpenedAttachment = {
  /** With its extension. */
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** A file by its id; null where it is no more. */
export type OpenAttachment = (regionId: string, fileId: string) => Promise<OpenedAttachment | null>

/** Whose records of which year, for which form; `agencyId` null: of all of the region. */
export type Counting = {
  readonly regionId: string
  readonly agencyId: string | null
  readonly year: number
  readonly template: string
}

/** The platform's own records, from which figures of the report follow. */
export type Records = {
  /** Tables of which every cell is counted: where nothing was recorded it is zero. */
  readonly tables: readonly string[]
  /** Cells that are not zero, by their ids. */
  readonly figuresOf: (
    tx: Tx<never>,
    counting: Counting,
  ) => Promise<Readonly<Record<string, number>>>
  /** The records that make up one cell. */
  readonly behind: (
    tx: Tx<never>,
    counting: Counting,
    cell: string,
  ) => Promise<readonly { readonly id: string; readonly name: string; readonly href: string }[]>
}

/** What the actions of this room work with; one key, so that rooms can share an executor. */
export type AnnualReportDeps = {
  readonly annualReports: {
    readonly templates: readonly Template[]
    readonly agencies: Agencies
    readonly sendMail: SendMail
    readonly files: Files
    readonly records: Records
    /** Folder of the office's own typefaces for PDF. */
    readonly fonts: string
  }
}
