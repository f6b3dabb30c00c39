import fc from 'fast-check'
import decodeQr from 'qr/decode.js'
import { expect, it } from 'vitest'
import { qrSvg } from './qr-svg.ts'

const SCALE = 4

/** What a telephone reads in the picture. */
function read(svg: string): string {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const width = side * SCALE
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let at = 0; at < SCALE * SCALE; at += 1) {
      const column = Number(x) * SCALE + (at % SCALE)
      const row = Number(y) * SCALE + Math.floor(at / SCALE)
      data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
    }
  }
  return decodeQr({ width, height: width, data })
}

it('is read as what was written, Chinese and all', () => {
  const address = 'https://open.anlan.example/requests/track?number=教育局依申请〔2026〕21号'
  expect(read(String(qrSvg(address, '查询')))).toBe(address)
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme-ascii' }), (text) => {
      expect(read(String(qrSvg(text, '查询')))).toBe(text)
    }),
    { numRuns: 20 },
  )
})

it('is nothing where the text is too long, and escapes its label', () => {
  expect(qrSvg('长'.repeat(2000), '查询')).toBe('')
  expect(String(qrSvg('a', '"><script>'))).not.toContain('<script>')
})
