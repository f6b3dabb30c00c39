import { SMTPServer } from 'smtp-server'

export type ReceivedLetter = { readonly to: readonly string[]; readonly text: string }

/** A mail server on this machine that keeps what it takes; nobody's mail leaves it. */
export type MailServer = {
  readonly url: string
  readonly letters: readonly ReceivedLetter[]
  /** What it answers to the next letters instead of taking them; null: it takes them. */
  refuse: string | null
  readonly close: () => Promise<void>
}

export async function mailServer(): Promise<MailServer> {
  const letters: ReceivedLetter[] = []
  const state: { refuse: string | null } = { refuse: null }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(state.refuse ? new Error(state.refuse) : null),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address)
        letters.push({ to, text: Buffer.concat(parts).toString() })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    get refuse() {
      return state.refuse
    },
    set refuse(answer) {
      state.refuse = answer
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
