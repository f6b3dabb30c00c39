import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { zipOf } from './fixtures/build.ts'
import { limitsOf } from './limits.ts'
import { openZip } from './unzip.ts'

const LIMITS = limitsOf()

function readAll(bytes: Uint8Array, limits = LIMITS): string[] {
  const zip = openZip(bytes, limits)
  if (!zip.ok) return [zip.error.code]
  return zip.value.names.map((name) => {
    const part = zip.value.read(name)
    return part.ok ? new TextDecoder().decode(part.value) : part.error.code
  })
}

describe('openZip', () => {
  test('gives back stored and deflated parts', () => {
    expect(readAll(zipOf({ a: 'x'.repeat(99), 文: '字' }))).toEqual(['x'.repeat(99), '字'])
    expect(readAll(zipSync({ a: strToU8('plain') }, { level: 0 }))).toEqual(['plain'])
  })

  test('a part that is not there is undefined', () => {
    const zip = openZip(zipOf({ a: '1' }), LIMITS)
    expect(zip.ok && zip.value.read('b')).toEqual({ ok: true, value: undefined })
  })

  test('stops inflating at the limit of a part and of the whole', () => {
    const bomb = zipOf({ a: '0'.repeat(5_000), b: '0'.repeat(5_000) })
    expect(readAll(bomb, limitsOf({ entryBytes: 4_000 }))).toEqual(['zip-bomb', 'zip-bomb'])
    expect(readAll(bomb, limitsOf({ unzippedBytes: 9_000 }))[1]).toBe('zip-bomb')
  })

  test('does not believe the size in the header', () => {
    const bytes = zipOf({ a: '0'.repeat(50_000) })
    const directory = bytes.length - 22 - 47
    new DataView(bytes.buffer).setUint32(directory + 24, 10, true)
    expect(readAll(bytes, limitsOf({ entryBytes: 40_000 }))).toEqual(['zip-bomb'])
  })

  test('takes sizes that need eight bytes from their own field', () => {
    const plain = zipOf({ a: 'x'.repeat(99) })
    expect(readAll(withWideSizes(plain))).toEqual(['x'.repeat(99)])
    expect(readAll(withWideSizes(plain), limitsOf({ entryBytes: 50 }))).toEqual(['zip-bomb'])
    const zip = openZip(withWideSizes(plain), LIMITS)
    expect(zip.ok && zip.value.claimedBytes).toBe(99)
  })

  test('refuses too many parts, encrypted parts and damaged parts', () => {
    expect(readAll(zipOf({ a: '', b: '', c: '' }), limitsOf({ entries: 2 }))).toEqual(['zip-bomb'])
    const locked = zipOf({ a: 'secret' })
    const directory = locked.length - 22 - 47
    locked[directory + 8] = 1
    expect(readAll(locked)).toEqual(['encrypted'])
    const damaged = zipSync({ a: strToU8('text') }, { level: 0 })
    damaged[31] = 0
    expect(readAll(damaged)).toEqual(['broken'])
  })

  test('never throws, however the bytes are cut or changed', () => {
    const whole = zipOf({ 'word/document.xml': '<w:p/>'.repeat(50), b: 'b' })
    const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.nat(whole.length), (changes, length) => {
        const bytes = whole.slice()
        for (const { at, to } of changes) bytes[at] = to
        readAll(bytes)
        readAll(bytes.subarray(0, length))
      }),
    )
  })
})

/** The same container of one part, with its sizes in a ZIP64 field of the directory. */
function withWideSizes(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - 22
  const directory = end - 47
  const old = new DataView(bytes.buffer, bytes.byteOffset)
  const wide = new Uint8Array(bytes.length + 20)
  wide.set(bytes.subarray(0, end))
  wide.set(bytes.subarray(end), end + 20)
  const view = new DataView(wide.buffer)
  view.setUint16(directory + 30, 20, true)
  view.setUint16(end, 1, true)
  view.setUint16(end + 2, 16, true)
  view.setBigUint64(end + 4, BigInt(old.getUint32(directory + 24, true)), true)
  view.setBigUint64(end + 12, BigInt(old.getUint32(directory + 20, true)), true)
  view.setUint32(directory + 20, 0xffffffff, true)
  view.setUint32(directory + 24, 0xffffffff, true)
  return wide
}
