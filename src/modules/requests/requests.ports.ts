import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Template } from '#core/annual-report/template.ts'
import type { Refusal } from '#core/kit/refusal.ts'
import type { Result } from '#core/kit/result.ts'
import type { Notice } from '#core/requests/citizens/notices.ts'
import type { Execute } from '#platform/action/execute.ts'
import type { BlindIndex } from '#platform/crypto/blind-index.ts'
import type { FieldCipher } from '#platform/crypto/field-cipher.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Redactor } from '#platform/documents/redact/redactor.ts'
import type { ReceivedFile } from '../files/files.contract.ts'

/** What the room needs from outside; `entry/` plugs it in. Every call is part of the open transaction. */

/** An agency as requests need to know it. */
export type RequestedAgency = {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly kind: 'government' | 'department' | 'township' | 'institution'
}

/** What a letter says of the agency that sends it, and what its remedies follow from. */
export type AgencyStanding = RequestedAgency & {
  /** Of the region's government. */
  readonly level: 'nation' | 'province' | 'city' | 'county' | 'township'
  /** What the region's government is called. */
  readonly governmentName: string | null
  readonly contact: Contact
}

/** Where an agency deals with requests. */
export type Contact = {
  readonly office?: string | undefined
  readonly address?: string | undefined
  readonly postcode?: string | undefined
  readonly phone?: string | undefined
  readonly hours?: string | undefined
  /** 行政复议机关 and 管辖法院 that its letters name. */
  readonly forum?: string | undefined
  readonly court?: string | undefined
}

export type HoldersQuestion = {
  readonly regionId: string
  readonly agencyId: string
  readonly roles: readonly string[]
}

/** An account with the name of its person. */
export type Holder = { readonly id: string; readonly name: string }

/** An agency that can be applied to, with where it is found. */
export type OpenAgency = Pick<RequestedAgency, 'id' | 'name' | 'kind'> & {
  readonly contact: Contact
}

export type Agencies = {
  readonly byId: (
    tx: Tx<never>,
    regionId: string,
    agencyId: string,
  ) => Promise<RequestedAgency | null>
  /** The agencies that exist on a day, in the order of lists: those that can be applied to. */
  readonly onDay: (tx: Tx<never>, regionId: string, day: string) => Promise<readonly OpenAgency[]>
  /** Every agency of the region, also those that are no more: old requests name them. */
  readonly all: (tx: Tx<never>, regionId: string) => Promise<readonly RequestedAgency[]>
  /** An agency and all that are below it. */
  readonly below: (
    tx: Tx<never>,
    regionId: string,
    agencyId: string,
  ) => Promise<ReadonlySet<string>>
  /** Accounts that hold one of the roles for the agency, by name. */
  readonly holders: (tx: Tx<never>, question: HoldersQuestion) => Promise<readonly Holder[]>
  readonly standing: (
    tx: Tx<never>,
    regionId: string,
    agencyId: string,
  ) => Promise<AgencyStanding | null>
  /** The code of the region, by which its own days off are found. */
  readonly regionCode: (tx: Tx<never>, regionId: string) => Promise<string>
}

type Mail = {
  readonly regionId: string
  readonly subject: string
  readonly body: string
  readonly about: { readonly kind: string; readonly id: string }
  readonly createdBy: string | null
}

/** A mail to one person. */
export type MailToOne = Mail & { readonly to: { readonly name: string; readonly address: string } }

/** A mail to everybody who holds a role at an agency. */
export type MailToRole = Mail & { readonly agencyId: string; readonly roles: readonly string[] }

/** A short message to one mobile number, from a template that says nothing but the number of the request. */
export type TextToOne = Omit<Mail, 'subject' | 'body'> & {
  readonly mobile: string
  readonly template: Notice
  readonly parameters: { readonly number: string }
}

/** The outbox, the files people hand in, and the typefaces of the office. */
export type Outside = {
  readonly mailToOne: (tx: Tx<never>, mail: MailToOne) => Promise<void>
  /** Null where no short message service is configured: applicants are then not told by one. */
  readonly textToOne: ((tx: Tx<never>, text: TextToOne) => Promise<void>) | null
  /** How many people it goes to (0: nobody has an address). */
  readonly mailToRole: (tx: Tx<never>, mail: MailToRole) => Promise<number>
  readonly files: {
    /** Whether such a file was handed in by this account and may be attached. */
    readonly mayAttach: (
      tx: Tx<never>,
      file: {
        readonly regionId: string
        readonly fileId: string
        readonly accountId: string | null
      },
    ) => Promise<boolean>
    /** Enters a file that was received; gives its id. */
    readonly keep: (
      tx: Tx<never>,
      regionId: string,
      received: ReceivedFile,
      entered: { readonly now: string; readonly by: string | null },
    ) => Promise<string>
  }
  /** Folder of the office's own typefaces for PDF. */
  readonly fonts: string
  /** The forms of the annual report, newest first: statistics are counted in their rows. */
  readonly forms: readonly Template[]
}

export type OpenedFile = {
  /** With its extension. */
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** A file by its id; null where it is no more. */
export type OpenFile = (regionId: string, fileId: string) => Promise<OpenedFile | null>

/** Looks at a file that was made here and stores its bytes; before the transaction that keeps it. */
export type ReceiveFile = (file: {
  readonly name: string
  readonly bytes: Uint8Array
}) => Promise<Result<ReceivedFile, Refusal>>

/** What the actions of this room work with; one key, so that rooms can share an executor. */
export type RequestsDeps = {
  readonly requests: Outside & {
    readonly agencies: Agencies
    readonly cipher: FieldCipher
    /** Marks by which an applicant, a telephone, a query code, a letter that was signed and a submission are known again. */
    readonly marks: {
      readonly applicant: BlindIndex
      readonly phone: BlindIndex
      readonly queryCode: BlindIndex
      readonly letter: BlindIndex
      readonly submission: BlindIndex
      /** From the id of a draft to its code, and from the code to what is stored of it. */
      readonly draftCode: BlindIndex
      readonly draft: BlindIndex
    }
  }
}

/** What the citizens' pages are given. */
export type PagesEntrance = {
  readonly execute: Execute<RequestsDeps>
  /** The token a form must send back, and the cookie it is bound to. */
  readonly formToken: (request: FastifyRequest, reply: FastifyReply) => string
  readonly openFile: OpenFile
  readonly receiveFile: ReceiveFile
  /** Folder of the office's own typefaces for PDF. */
  readonly fonts: string
}

/** What the routes of this room are given. */
export type RequestsEntrance = {
  readonly execute: Execute<RequestsDeps>
  readonly openFile: OpenFile
  readonly receiveFile: ReceiveFile
  readonly redactor: Redactor
  /** Folder of the office's own typefaces for PDF. */
  readonly fonts: string
}
