/** A letter as it was entered before letters were sealed; `body` is null where it had left. */
export type Unsealed = {
  readonly name: string
  readonly subject: string
  readonly body: string | null
}

export type OutgoingMailTable = {
  region_id: string
  id: string
  /** Of a short message, the address is a mobile number, subject and body its template's name and parameters. */
  channel: 'mail' | 'sms'
  /** Encrypted, like subject and body: `actions/sealing.ts`. */
  recipient: Buffer
  /** Null only while `unsealed` is not. */
  subject: Buffer | null
  /** Null once the letter has left. */
  body: Buffer | null
  /** Null but for letters of before, until the next start has sealed them. */
  unsealed: Unsealed | null
  about_kind: string
  about_id: string
  state: 'waiting' | 'sent' | 'failed'
  attempts: number
  problem: string | null
  created_at: string
  created_by: string | null
  sent_at: string | null
}

export type MailTables = { outgoing_mail: OutgoingMailTable }
