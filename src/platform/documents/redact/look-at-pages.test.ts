import { afterAll, expect, it } from 'vitest'
import { handMadePdf, lineAt } from '#testing/documents/hand-made-pdf.ts'
import { redactor } from './redactor.ts'

const pages = redactor()
afterAll(() => pages.close())

const file = handMadePdf({
  pages: [lineAt(72, 700, 'FIRST'), lineAt(72, 700, 'SECOND')],
  page: '/Rotate 90',
})

/** Width and height as the head of a PNG says them. */
function headOf(png: Uint8Array) {
  const view = Buffer.from(png)
  expect(view.subarray(1, 4).toString('latin1')).toBe('PNG')
  return [view.readUInt32BE(16), view.readUInt32BE(20)] as const
}

it('measures pages as they are shown, and draws one within its bounds', async () => {
  const size = { width: 842, height: 595 }
  expect(await pages.sizesOf(file)).toEqual({ ok: true, value: [size, size] })
  const drawn = await pages.draw(file, 2)
  if (!drawn.ok) throw new Error(drawn.error.message)
  const [width, height] = headOf(drawn.value)
  expect(width / height).toBeCloseTo(842 / 595, 2)
  expect(width * height).toBeLessThan(3_010_000)
})

it.each([
  [file, 3, 'no-page'],
  [file, 0, 'no-page'],
  [Buffer.from('hello'), 1, 'not-a-pdf'],
  [Buffer.from('%PDF-1.7 and nothing more'), 1, 'broken'],
])('refuses what cannot be shown', async (bytes, page, code) => {
  expect(await pages.draw(bytes, page)).toMatchObject({ ok: false, error: { code } })
})
