import { expect, it } from 'vitest'
import { popplerText } from '#testing/documents/pdf-inside.ts'
import { readDocument } from '../index.ts'
import { pdfWriter, typstDocument } from './pdf.ts'
import { SAMPLE, SAMPLE_TABLE } from './sample-document.ts'

const writePdf = pdfWriter('no-such-folder')
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

it('hands the document to Typst as stored', async () => {
  const json = JSON.stringify(typstDocument(SAMPLE), null, 2)
  await expect(`${json}\n`).toMatchFileSnapshot('fixtures/typst-document.txt')
})

it('prints program text as text', async () => {
  const read = await readDocument(await writePdf(SAMPLE), 'a.pdf')
  if (!read.ok) throw new Error(read.error.message)
  const text = read.value.blocks
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
    .join('')
    .replaceAll(/\s/g, '')
  expect(text).toContain('〔2025〕1号文件#panic("x")$y$\\u{41}照原样印出。')
})

it('is tagged, titled, in Chinese, and embeds nothing but its own typefaces', async () => {
  const pdf = latin1(await writePdf(SAMPLE))
  expect(pdf).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/)
  expect(pdf).toContain('/Lang (zh-CN)')
  expect(pdf).toContain('/DisplayDocTitle true')
  expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(pdf).toMatch(/\/Type\s*\/Outlines/)
  const fonts = [...pdf.matchAll(/\/FontName\s*\/([\w+-]+)/g)].map(([, name]) => name)
  expect(fonts.length).toBeGreaterThan(0)
  for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSerifSC/)
})

it('prints who sends a letter, its number, and to whom it goes at the margin', async () => {
  const letterhead = { agency: '安澜县教育局', number: '教育局公复〔2026〕3号' }
  const blocks = [{ kind: 'paragraph', text: '某甲：', isFlush: true }] as const
  const pdf = await writePdf({ ...SAMPLE, letterhead, blocks })
  const read = await readDocument(pdf, 'a.pdf')
  const texts = read.ok
    ? read.value.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text.trim()] : []))
    : []
  expect(texts.slice(0, 2)).toEqual([letterhead.agency, letterhead.number])
  expect(texts).toContain('某甲：')
})

it('gives the same bytes for the same document', async () => {
  const first = latin1(await writePdf(SAMPLE))
  await writePdf({ ...SAMPLE, title: '别的报告' })
  expect(latin1(await writePdf(SAMPLE))).toBe(first)
})

it('sets twenty-two lines on a page, between paragraphs as within them', async () => {
  const paragraph = { kind: 'paragraph' as const, text: '一行。' }
  const pages = async (count: number) => {
    const pdf = latin1(await writePdf({ ...SAMPLE, blocks: Array(count).fill(paragraph) }))
    return pdf.match(/\/Type\s*\/Page\b/g)?.length
  }
  const head = 3
  expect(await pages(3 * 22 - head)).toBe(3)
  expect(await pages(3 * 22 + 1)).toBe(4)
})

it('never leaves the signature alone on a page', async () => {
  const paragraph = { kind: 'paragraph' as const, text: '正文一行。' }
  const signature = { kind: 'signature' as const, lines: ['安澜县教育局', '2026年3月2日'] }
  for (let count = 14; count <= 24; count += 1) {
    const blocks = [...Array(count).fill(paragraph), signature]
    const text = popplerText(await writePdf({ ...SAMPLE, blocks })) ?? '正文2026年3月2日'
    const pages = text.replaceAll(/[^\S\f]/g, '').split('\f')
    const signed = pages.filter((page) => page.includes('2026年3月2日'))
    expect([count, signed]).toEqual([count, [expect.stringContaining('正文')]])
  }
})

it('carries a table longer than a page over to the next', async () => {
  const rows = 80
  const table = {
    ...SAMPLE_TABLE,
    rows: rows + 1,
    cells: [
      ...SAMPLE_TABLE.cells.filter((cell) => cell.row === 0),
      ...Array.from({ length: rows * 4 }, (_, index) => ({
        row: 1 + Math.floor(index / 4),
        column: index % 4,
        rowSpan: 1,
        columnSpan: 1,
        role: 'data' as const,
        text: `${1000 + index}`,
      })),
    ],
  }
  const read = await readDocument(await writePdf({ ...SAMPLE, blocks: [table] }), 'a.pdf')
  if (!read.ok) throw new Error(read.error.message)
  const texts = read.value.blocks.flatMap((block) =>
    block.kind === 'grid' ? block.cells.map((cell) => cell.text) : [block.text],
  )
  for (let index = 0; index < rows * 4; index += 1) expect(texts).toContain(`${1000 + index}`)
})

it('writes what PDF/UA refuses: unknown characters, a heading of the second level first', async () => {
  const text = 'x\u{1f600}\u{e000}\u0378\t\u202ey'
  const document = { ...SAMPLE, blocks: [{ kind: 'heading' as const, level: 2 as const, text }] }
  expect(latin1(await writePdf(document))).toMatch(/^%PDF-/)
})
