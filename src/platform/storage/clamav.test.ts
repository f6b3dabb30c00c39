import { createServer, type Server } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { clamavScanner } from './clamav.ts'

// A daemon that speaks the protocol and checks it: every chunk has its length, the last is empty.

let daemon: Server | null = null
afterEach(() => daemon?.close())

async function clamd(verdict: (bytes: Buffer) => string | null): Promise<string> {
  daemon = createServer((socket) => {
    let received = Buffer.alloc(0)
    socket.on('data', (part) => {
      received = Buffer.concat([received, part])
      const content = contentOf(received)
      if (!content) return
      const answer = verdict(content)
      if (answer !== null) socket.end(`${answer}\0`)
    })
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => daemon?.listen(0, '127.0.0.1', resolve))
  const address = daemon.address()
  return `clamd://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

/** The bytes of a whole INSTREAM command, or null while it is not whole. */
function contentOf(received: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (received.length < command.length + 4) return null
  if (received.subarray(0, command.length).toString() !== command) throw new Error('no INSTREAM')
  const chunks: Buffer[] = []
  let at = command.length
  while (at + 4 <= received.length) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

const large = new Uint8Array(200_000).fill(65)

it('finds nothing where there is nothing, having sent every byte', async () => {
  const url = await clamd((bytes) => (bytes.equals(large) ? 'stream: OK' : 'stream: lost FOUND'))
  expect(await clamavScanner(url)(large)).toEqual({ infected: false })
})

it('says what was found', async () => {
  const url = await clamd(() => 'stream: Eicar-Signature FOUND')
  expect(await clamavScanner(url)(large)).toEqual({ infected: true, what: 'Eicar-Signature' })
})

it.each([
  ['an error', () => 'INSTREAM size limit exceeded. ERROR', 'size limit'],
  ['silence', () => null, 'did not answer'],
])('gives no verdict after %s', async (_name, verdict, message) => {
  await expect(clamavScanner(await clamd(verdict), 200)(large)).rejects.toThrow(message)
})
