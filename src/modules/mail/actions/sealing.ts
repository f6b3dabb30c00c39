import type { FieldCipher } from '#platform/crypto/field-cipher.ts'
import type { OutgoingMailTable } from '../mail.tables.ts'

/** Whom a letter is for and what it says. */
export type Words = {
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly body: string
}

type Sealed = Pick<OutgoingMailTable, 'recipient' | 'subject' | 'body'>

/** The columns of a letter that name somebody or tell of them: each opens in its own row only. */
export function sealedWords(
  cipher: FieldCipher,
  id: string,
  { to, subject, body }: Omit<Words, 'body'> & { readonly body: string | null },
): Sealed {
  return {
    recipient: cipher.seal(JSON.stringify(to), placeOf('recipient', id)),
    subject: cipher.seal(subject, placeOf('subject', id)),
    body: body === null ? null : cipher.seal(body, placeOf('body', id)),
  }
}

/** What was sealed; null of a letter that has left, or is not sealed yet. */
export function openWords(
  cipher: FieldCipher,
  { id, recipient, subject, body }: Sealed & Pick<OutgoingMailTable, 'id'>,
): Words | null {
  if (subject === null || body === null) return null
  return {
    to: JSON.parse(cipher.open(recipient, placeOf('recipient', id))) as Words['to'],
    subject: cipher.open(subject, placeOf('subject', id)),
    body: cipher.open(body, placeOf('body', id)),
  }
}

/** What a sealed column is bound to. */
export function placeOf(column: keyof Sealed, id: string): string {
  return `outgoing_mail.${column}/${id}`
}
