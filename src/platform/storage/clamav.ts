import { createConnection } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'

export type Scan = { readonly infected: false } | { readonly infected: true; readonly what: string }

/** Looks through bytes for malicious programs; throws where no verdict can be had. */
export type Scanner = (bytes: Uint8Array) => Promise<Scan>

const CHUNK = 1 << 16

/** The daemon of ClamAV at `clamd://host:port`, spoken to with its command INSTREAM. */
export function clamavScanner(url: string, timeout = 30_000): Scanner {
  const { hostname, port } = new URL(url)
  return async (bytes) => {
    const reply = await Promise.race([
      converse(hostname, Number(port || 3310), bytes),
      after(timeout, null, { ref: false }),
    ])
    if (reply === null) throw new Error('clamd did not answer in time')
    const found = /stream: (.+) FOUND/.exec(reply)
    if (found) return { infected: true, what: found[1] ?? '' }
    if (/stream: OK/.test(reply)) return { infected: false }
    throw new Error(`clamd: ${reply.trim()}`)
  }
}

function converse(host: string, port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host, port })
    let reply = ''
    socket.setEncoding('utf8')
    socket.on('error', reject)
    socket.on('data', (part: string) => {
      reply += part
    })
    socket.on('end', () => resolve(reply.replaceAll('\0', '')))
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let start = 0; start < bytes.length; start += CHUNK) {
        const chunk = bytes.subarray(start, start + CHUNK)
        socket.write(lengthOf(chunk.length))
        socket.write(chunk)
      }
      socket.write(lengthOf(0))
    })
  })
}

function lengthOf(length: number): Buffer {
  const field = Buffer.alloc(4)
  field.writeUInt32BE(length)
  return field
}
