import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const SAMPLE = '一、总体情况\n本年新收 3 件，\t结转 0 件'
/** The sample's first heading and a figure in GB18030. */
const GB18030 = Uint8Array.of(
  0xd2,
  0xbb,
  0xa1,
  0xa2,
  0xd7,
  0xdc,
  0xcc,
  0xe5,
  0xc7,
  0xe9,
  0xbf,
  0xf6,
  0x20,
  0x33,
)

describe('decodeText', () => {
  test('reads UTF-8 with and without a mark', () => {
    expect(decodeText(utf8(SAMPLE))).toBe(SAMPLE)
    expect(decodeText(utf8(`\ufeff${SAMPLE}`))).toBe(SAMPLE)
  })

  test('reads GB18030', () => {
    expect(decodeText(GB18030)).toBe('一、总体情况 3')
  })

  test.each(['utf-16le', 'utf-16be'])('reads %s with a mark and without', (encoding) => {
    const little = Buffer.from(SAMPLE, 'utf16le')
    const bytes = encoding === 'utf-16le' ? little : Buffer.from(little).swap16()
    const mark = encoding === 'utf-16le' ? [0xff, 0xfe] : [0xfe, 0xff]
    expect(decodeText(Uint8Array.from([...mark, ...bytes]))).toBe(SAMPLE)
    expect(decodeText(Uint8Array.from(bytes))).toBe(SAMPLE)
  })

  test('keeps UTF-8 that was cut inside a character', () => {
    const bytes = utf8(SAMPLE.repeat(30))
    expect(decodeText(bytes.subarray(0, bytes.length - 15))).toContain('总体情况')
  })

  test('gives back any well-formed text', () => {
    const text = fc.stringMatching(/^[一-龥，。0-9a-z \n\t]{0,200}$/)
    fc.assert(fc.property(text, (written) => decodeText(utf8(written)) === written))
  })
})
