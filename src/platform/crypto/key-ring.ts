import { createHmac, hkdfSync } from 'node:crypto'

/** International algorithms, or the Chinese commercial ones (GB/T 32905, GB/T 32907). */
export type Suite = 'aes' | 'sm4'

/** One master secret, never used itself: only what is derived from it, one key for each purpose. */
export type RingKey = {
  /** Eight hexadecimal digits; says which secret something was made with and nothing about it. */
  readonly id: string
  readonly derive: (purpose: string, bytes: number) => Buffer
}

export type KeyRing = {
  readonly suite: Suite
  /** What is new is made with this one. */
  readonly current: RingKey
  readonly all: readonly RingKey[]
  readonly find: (id: string) => RingKey | null
}

/** The keys behind the secrets; the first secret is in use, the others only open what is older. */
export function keyRing(secrets: readonly string[], suite: Suite = 'aes'): KeyRing {
  const all = secrets.map(ringKey)
  const [current] = all
  if (!current) throw new TypeError('a key ring needs a secret')
  return { suite, current, all, find: (id) => all.find((key) => key.id === id) ?? null }
}

function ringKey(secret: string): RingKey {
  const known = new Map<string, Buffer>()
  const derive = (purpose: string, bytes: number) => {
    const name = `${purpose}/${bytes}`
    const key = known.get(name) ?? Buffer.from(hkdfSync('sha256', secret, 'gongkai', name, bytes))
    known.set(name, key)
    return key
  }
  return { id: derive('key-id', 4).toString('hex'), derive }
}

const DIGESTS = { aes: 'sha256', sm4: 'sm3' } as const

/** Keyed hash of a text, 32 bytes. */
export function keyedHash(suite: Suite, key: RingKey, purpose: string, text: string): Buffer {
  const digest = DIGESTS[suite]
  return createHmac(digest, key.derive(`${purpose}/${digest}`, 32))
    .update(text)
    .digest()
}
