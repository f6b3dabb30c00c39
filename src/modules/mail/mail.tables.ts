export type OutgoingMailTable = {
  region_id: string
  id: string
  /** Encrypted. */
  recipient: Buffer
  recipient_name: string
  subject: string
  body: string
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
