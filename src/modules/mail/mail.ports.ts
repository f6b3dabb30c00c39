import type { FieldCipher } from '#platform/crypto/field-cipher.ts'
import type { Database } from '#platform/db/database.ts'
import type { Enqueue } from '#platform/jobs/jobs.ts'
import type { Post } from '#platform/mail/smtp.ts'
import type { Texter } from '#platform/sms/dysms.ts'
import type { MailTables } from './mail.tables.ts'

/** What the room needs from outside. */
export type MailPorts = {
  readonly db: Database<MailTables>
  readonly enqueue: Enqueue
  /** Null where no mail server is configured: letters then wait. */
  readonly post: Post | null
  /** Null where no short message service is configured: none are entered then. */
  readonly texter: Texter | null
  readonly now: () => string
  /** Letters hold personal data and lie encrypted. */
  readonly cipher: FieldCipher
}
