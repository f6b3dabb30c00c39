import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { compressedStream, handMadePdf, lineAt } from '#testing/documents/hand-made-pdf.ts'
import { REDACT_LIMITS, type RedactLimits } from './limits.ts'
import type { Marks } from './marks.ts'
import { redactPdf } from './redact-pdf.ts'
import { redactor } from './redactor.ts'
import { isClean } from './self-check.ts'
import { inflatesWithin } from './stream-check.ts'

const GROUND = '条例第十五条 个人隐私'
const PAGE = handMadePdf({ pages: [lineAt(72, 700, 'SECRET and more')] })
const area = { page: 1, x: 10, y: 10, width: 10, height: 10, ground: GROUND }
const text = { text: 'SECRET', ground: GROUND }

async function refusal(bytes: Uint8Array, marks: Partial<Marks>, limits?: Partial<RedactLimits>) {
  const all = { ...REDACT_LIMITS, ...limits }
  const result = await redactPdf(bytes, { areas: [], texts: [], ...marks }, all)
  return result.ok ? 'none' : `${result.error.code}: ${result.error.message}`
}

describe('marks that cannot be used are refused', () => {
  it.each<[string, Partial<Marks>]>([
    ['no-marks', {}],
    ['ground:', { texts: [{ ...text, ground: ' ' }] }],
    ['ground:', { areas: [{ ...area, ground: '长'.repeat(61) }] }],
    ['empty-text', { texts: [{ ...text, text: ' \n' }] }],
    [
      'ground-tells: 遮盖理由里含有要遮盖的文字“个人”',
      { texts: [{ text: '个人', ground: GROUND }] },
    ],
    ['bad-area: 第2个', { areas: [area, { ...area, width: 0 }] }],
    ['bad-area', { areas: [{ ...area, x: Number.NaN }] }],
    ['bad-area', { areas: [{ ...area, page: 0 }] }],
    ['area-off-page: 第1个', { areas: [{ ...area, page: 2 }] }],
    ['area-off-page', { areas: [{ ...area, x: 600 }] }],
    [
      'text-not-found: 文件里找不到要遮盖的文字“$&MISSING”',
      { texts: [text, { ...text, text: '$&MISSING' }] },
    ],
    ['too-many-marks', { areas: Array(5001).fill(area) }],
  ])('%s', async (code, marks) => {
    expect(await refusal(PAGE, marks)).toContain(code)
  })
})

const encrypted = () =>
  new Uint8Array(readFileSync(new URL('../read/fixtures/encrypted.pdf', import.meta.url)))
const manyPages = handMadePdf({ pages: Array(5).fill('') })
const bomb = handMadePdf({
  pages: ['/X Do'],
  objects: { 100: compressedStream('', new Uint8Array(2_000_000)) },
})

/** Two pages, the second nothing but a picture; % stands for what every picture says of itself. */
function withPicture(picture: string): Uint8Array {
  const entries = '/Type /XObject /Subtype /Image /Width 100 /Height 100 /ColorSpace /DeviceGray'
  return handMadePdf({
    pages: [lineAt(72, 700, 'SECRET'), 'q 99 0 0 99 9 9 cm /I Do Q'],
    resources: '/XObject << /I 100 0 R >>',
    objects: { 100: picture.replace('%', `${entries} /BitsPerComponent 8`) },
  })
}
const picture = withPicture('<< % /Length 1 >>\nstream\nx\nendstream')

describe('files that cannot be redacted are refused', () => {
  it.each<[string, Uint8Array, Partial<RedactLimits>]>([
    ['not-a-pdf', Buffer.from('hello'), {}],
    ['not-a-pdf', new Uint8Array(), {}],
    ['broken', Buffer.from('%PDF-1.7\nnothing more'), {}],
    ['encrypted', encrypted(), {}],
    ['too-large', PAGE, { fileBytes: 100 }],
    ['too-many-pages: 文件页数太多，无法一次遮盖，请拆成每份不超过4页', manyPages, { pages: 4 }],
    ['page-too-large: 第1页', PAGE, { pagePixels: 1000 }],
    ['zip-bomb', bomb, { streamBytes: 1_000_000 }],
    ['zip-bomb', bomb, { inflatedBytes: 1_500_000 }],
    ['picture-too-large', picture, { imagePixels: 9_999 }],
    ['too-slow', PAGE, { milliseconds: -1 }],
  ])('%s', async (code, bytes, limits) => {
    expect(await refusal(bytes, { areas: [area] }, limits)).toContain(code)
  })

  it('also when the bomb is packed several times', () => {
    const once = compressedStream('', new Uint8Array(3_000_000))
    const inner = Buffer.from(once.slice(once.indexOf('stream\n') + 7), 'latin1')
    const twice = handMadePdf({ pages: [''], objects: { 100: compressedStream('', inner) } })
    expect(inflatesWithin(twice, REDACT_LIMITS)).toBe(true)
    expect(inflatesWithin(twice, { ...REDACT_LIMITS, streamBytes: 1_000_000 })).toBe(false)
  })

  it('names pages of which a picture could not be drawn', async () => {
    const bytes = withPicture('<< % /Filter /DCTDecode /Length 5 >>\nstream\nhello\nendstream')
    const result = await redactPdf(bytes, { areas: [], texts: [text] })
    expect(result.ok && result.value.report.warnings).toEqual([
      '第2页有内容不能完整显示，请与原件对照后再发出。',
      expect.stringContaining('第2页可能是扫描件'),
    ])
  })
})

describe('the check of the result', () => {
  const box = { left: 70, top: 130, right: 130, bottom: 146 }
  const cover = { page: 1, box, ground: GROUND, by: 'area' } as const

  it('sees a text that is still there', async () => {
    expect(await isClean(PAGE, ['SECRET'], [])).toBe(false)
    expect(await isClean(PAGE, ['s e c r e t'], [])).toBe(false)
    expect(await isClean(PAGE, ['ABSENT'], [])).toBe(true)
  })

  it('sees anything under an area', async () => {
    expect(await isClean(PAGE, [], [cover])).toBe(false)
    expect(await isClean(PAGE, [], [{ ...cover, page: 2 }])).toBe(true)
  })

  it('trusts no file that it cannot read', async () => {
    expect(await isClean(Buffer.from('%PDF-1.7'), [], [])).toBe(false)
  })
})

describe('in a thread', () => {
  const { redact, close } = redactor()
  afterAll(close)

  it('the same comes out', async () => {
    const marks = { areas: [area], texts: [text] }
    const here = await redactPdf(PAGE, marks)
    const there = await redact(PAGE, marks)
    expect(here.ok && there.ok).toBe(true)
    expect(there).toEqual(here)
    expect(await redact(PAGE, { areas: [], texts: [] })).toMatchObject({
      ok: false,
      error: { code: 'no-marks' },
    })
  })

  it('tells each page as it is read and covered', async () => {
    const told: string[] = []
    await redact(PAGE, { areas: [area], texts: [] }, ({ step, page, pages }) =>
      told.push(`${step} ${page}/${pages}`),
    )
    expect(told).toEqual(['reading 1/1', 'covering 1/1', 'checking 1/1'])
  })

  it('takes no more files than anybody waits for, and is free again afterwards', async () => {
    const marks = { areas: [area], texts: [] }
    const results = await Promise.all(Array.from({ length: 6 }, () => redact(PAGE, marks)))
    const codes = results.map((result) => (result.ok ? 'ok' : result.error.code))
    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'busy', 'busy'])
    expect(results.at(-1)).toMatchObject({ error: { kind: 'later' } })
    expect(await redact(PAGE, marks)).toMatchObject({ ok: true })
  })

  it('refuses when it is closed', async () => {
    const closed = redactor()
    await closed.close()
    expect(await closed.redact(PAGE, { areas: [area], texts: [] })).toMatchObject({
      ok: false,
      error: { code: 'closed' },
    })
  })
})
