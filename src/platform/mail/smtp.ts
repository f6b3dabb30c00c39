import { createTransport } from 'nodemailer'

export type Letter = {
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  /** Plain text. */
  readonly body: string
  /** The same each time the same letter is tried, so that a mail server can drop a second one. */
  readonly id: string
}

/** Hands letters to a mail server; throws when it does not take one. */
export type Post = {
  readonly send: (letter: Letter) => Promise<void>
  /** Throws where the server cannot be reached or does not let us in. */
  readonly check: () => Promise<void>
  readonly close: () => void
}

/** A mail server by its address (`smtp://user:password@host:587`, `smtps://…`). */
export function smtpPost(url: string, from: { name: string; address: string }): Post {
  const transport = createTransport(url, {
    from,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  } as never)
  const domain = from.address.split('@')[1] ?? 'localhost'
  return {
    send: async ({ to, subject, body, id }) => {
      await transport.sendMail({ from, to, subject, text: body, messageId: `<${id}@${domain}>` })
    },
    check: async () => void (await transport.verify()),
    close: () => transport.close(),
  }
}
