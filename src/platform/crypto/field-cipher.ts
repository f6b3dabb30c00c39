import {
  type CipherGCM,
  createCipheriv,
  createDecipheriv,
  createHmac,
  type DecipherGCM,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import type { KeyRing, RingKey, Suite } from './key-ring.ts'

/**
 * Encrypts single fields. `place` (table, column and id of the row) is part of what is sealed: a
 * value moved to another row does not open there.
 */
export type FieldCipher = {
  readonly seal: (text: string, place: string) => Buffer
  /** Throws `SealBroken` for what was altered, moved, or made with a key that is not on the ring. */
  readonly open: (sealed: Uint8Array, place: string) => string
  /** Whether it was made with an older key or another algorithm, and should be sealed anew. */
  readonly isOld: (sealed: Uint8Array) => boolean
}

export class SealBroken extends Error {}

/** How one algorithm seals; `head` (algorithm and key id) and place are sealed with the text. */
type Method = {
  readonly mark: number
  readonly seal: (key: RingKey, text: Buffer, bound: Buffer) => Buffer
  readonly open: (key: RingKey, sealed: Buffer, bound: Buffer) => Buffer
}

const HEAD_BYTES = 5
const TAG_BYTES = 16
const GCM_NONCE_BYTES = 12

const aesGcm: Method = {
  mark: 1,
  seal: (key, text, bound) => {
    const nonce = randomBytes(GCM_NONCE_BYTES)
    const cipher: CipherGCM = createCipheriv('aes-256-gcm', key.derive('field/aes', 32), nonce)
    cipher.setAAD(bound)
    const body = Buffer.concat([cipher.update(text), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  },
  open: (key, sealed, bound) => {
    const nonce = sealed.subarray(0, GCM_NONCE_BYTES)
    const options = { authTagLength: TAG_BYTES }
    const secret = key.derive('field/aes', 32)
    const decipher: DecipherGCM = createDecipheriv('aes-256-gcm', secret, nonce, options)
    decipher.setAAD(bound)
    decipher.setAuthTag(sealed.subarray(GCM_NONCE_BYTES, GCM_NONCE_BYTES + TAG_BYTES))
    const body = sealed.subarray(GCM_NONCE_BYTES + TAG_BYTES)
    return Buffer.concat([decipher.update(body), decipher.final()])
  },
}

const BLOCK_BYTES = 16
const MAC_BYTES = 32

/** Node's OpenSSL has no SM4-GCM: CBC, and a keyed SM3 over everything (encrypt, then authenticate). */
const sm4Cbc: Method = {
  mark: 2,
  seal: (key, text, bound) => {
    const start = randomBytes(BLOCK_BYTES)
    const cipher = createCipheriv('sm4-cbc', key.derive('field/sm4', 16), start)
    const body = Buffer.concat([start, cipher.update(text), cipher.final()])
    return Buffer.concat([sm4Mac(key, body, bound), body])
  },
  open: (key, sealed, bound) => {
    const [mac, body] = [sealed.subarray(0, MAC_BYTES), sealed.subarray(MAC_BYTES)]
    if (mac.length !== MAC_BYTES || !timingSafeEqual(mac, sm4Mac(key, body, bound))) {
      throw new SealBroken()
    }
    const start = body.subarray(0, BLOCK_BYTES)
    const decipher = createDecipheriv('sm4-cbc', key.derive('field/sm4', 16), start)
    return Buffer.concat([decipher.update(body.subarray(BLOCK_BYTES)), decipher.final()])
  },
}

function sm4Mac(key: RingKey, body: Buffer, bound: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bound.length)
  const secret = key.derive('field/sm4-mac', 32)
  return createHmac('sm3', secret).update(length).update(bound).update(body).digest()
}

const METHODS: Readonly<Record<Suite, Method>> = { aes: aesGcm, sm4: sm4Cbc }

/** A cipher that seals with the ring's algorithm and key in use, and opens what any of them sealed. */
export function fieldCipher(ring: KeyRing): FieldCipher {
  const inUse = METHODS[ring.suite]
  const headInUse = Buffer.concat([Buffer.of(inUse.mark), Buffer.from(ring.current.id, 'hex')])
  return {
    seal: (text, place) => {
      const bound = Buffer.concat([headInUse, Buffer.from(place)])
      return Buffer.concat([headInUse, inUse.seal(ring.current, Buffer.from(text), bound)])
    },
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed)
      const head = bytes.subarray(0, HEAD_BYTES)
      const method = Object.values(METHODS).find(({ mark }) => mark === head[0])
      const key = ring.find(head.subarray(1).toString('hex'))
      if (!method || !key) throw new SealBroken(`no key for a field of ${place}`)
      try {
        const bound = Buffer.concat([head, Buffer.from(place)])
        return method.open(key, bytes.subarray(HEAD_BYTES), bound).toString('utf8')
      } catch {
        throw new SealBroken(`a field of ${place} was altered or moved`)
      }
    },
    isOld: (sealed) => !headInUse.equals(Buffer.from(sealed).subarray(0, HEAD_BYTES)),
  }
}
