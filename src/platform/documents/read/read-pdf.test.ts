import { describe, expect, test } from 'vitest'
import { fixture, pdfOf, sketch } from './fixtures/build.ts'
import { type Limits, limitsOf } from './limits.ts'
import { readPdf } from './read-pdf.ts'

async function read(
  bytes: Uint8Array,
  limits: Limits = limitsOf(),
): Promise<(string | string[])[]> {
  const result = await readPdf(bytes, limits)
  return result.ok ? sketch(result.value.blocks) : [`!${result.error.code}`]
}

const GRID = [
  '0,0+2x2 项目',
  '0,2+1x2 数量',
  '1,2 本年',
  '1,3 上年',
  '2,0+2x1 办\n理\n结\n果',
  '2,1 甲类',
  '2,2 12',
  '2,3',
  '3,1 乙类',
  '3,2 /',
  '3,3 3,001',
]

describe('readPdf: files of real programs', () => {
  test.each(['libreoffice.pdf', 'chromium.pdf'])('%s', async (name) => {
    const blocks = await read(fixture(name))
    expect(blocks.at(-1)).toEqual(GRID)
    expect(blocks[0]).toMatch(/^一、\s*概况$/)
  })

  test('positions name page, line and grid', async () => {
    const result = await readPdf(fixture('chromium.pdf'), limitsOf())
    expect(result.ok && result.value.title).toBe('样张')
    expect(result.ok && result.value.blocks.map((block) => block.at)).toEqual([
      { page: 1, line: 1 },
      { page: 1, grid: 1 },
    ])
  })
})

/** Text at a point, 10 points high. */
const at = (x: number, y: number, text: string): string =>
  `BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET\n`
const FIGURES = `${at(110, 685, 'a')}${at(210, 685, 'b')}${at(110, 665, '1')}`
const EXPECTED = [['0,0 a', '0,1 b', '1,0 1', '1,1']]
const HORIZONTAL = [700, 680, 660]
const VERTICAL = [100, 200, 300]

const lines = [
  ...HORIZONTAL.map((y) => `100 ${y} m 300 ${y} l S\n`),
  ...VERTICAL.map((x) => `${x} 700 m ${x} 660 l S\n`),
]

describe('readPdf: ways of drawing rules', () => {
  const thin = [
    ...HORIZONTAL.map((y) => `100 ${y} 200 0.48 re f\n`),
    ...VERTICAL.map((x) => `${x} 660 0.48 40.5 re f\n`),
  ]
  /** Every cell its own pieces, with little squares where they meet. */
  const pieces = HORIZONTAL.flatMap((y) =>
    VERTICAL.flatMap((x) => [
      `${x} ${y} 0.5 0.5 re f\n`,
      x < 300 ? `${x + 0.5} ${y} 99.5 0.5 re f\n` : '',
      y > 660 ? `${x} ${y - 19.5} 0.5 19.5 re f\n` : '',
    ]),
  )
  const boxes = [680, 660].flatMap((y) => [100, 200].map((x) => `${x} ${y} 100 20 re S\n`))
  const frames = [680, 660].flatMap((y) =>
    [100, 200].map((x) => `${x} ${y} 99 19 re ${x + 1} ${y + 1} 97 17 re f*\n`),
  )
  const dashed = [`[2 2] 0 d\n`, ...lines]
  const scaled = [
    `q 0.1 0 0 0.1 0 0 cm\n`,
    '1000 7000 m 3000 7000 l 3000 6600 l 1000 6600 l h S\n',
    '1000 6800 m 3000 6800 l S 2000 7000 m 2000 6600 l S Q\n',
  ]
  const open = lines.filter(
    (line) => !line.startsWith('100 700 m 100') && !line.startsWith('300 700 m 300'),
  )
  test.each([
    ['strokes', lines],
    ['thin rectangles', thin],
    ['pieces', pieces],
    ['stroked boxes', boxes],
    ['frames', frames],
    ['dashes', dashed],
    ['a scaled path', scaled],
    ['open sides', open],
  ])('%s', async (_, rules) => {
    expect(await read(pdfOf(rules.join('') + FIGURES))).toEqual(EXPECTED)
  })

  test('missing pieces of rules merge cells', async () => {
    const merged = `100 660 200 40 re S 100 680 m 300 680 l S 200 680 m 200 660 l S\n`
    expect(await read(pdfOf(merged + at(180, 685, 'wide') + at(110, 665, '1')))).toEqual([
      ['0,0+1x2 wide', '1,0 1', '1,1'],
    ])
  })

  test('underlines, single boxes and surfaces are no tables', async () => {
    const content = `100 680 m 200 680 l S 90 640 150 20 re S 0.9 g 90 600 200 30 re f 0 g\n`
    expect(await read(pdfOf(content + at(100, 685, 'one') + at(100, 645, 'two')))).toEqual([
      'one',
      'two',
    ])
  })
})

describe('readPdf: text', () => {
  test('gaps become spaces in proportion, so columns stay under each other', async () => {
    const rows = [
      at(100, 700, 'name') + at(200, 700, 'this') + at(300, 700, 'last'),
      at(100, 680, 'b') + at(200, 680, '12') + at(300, 680, '3'),
    ]
    const [head = '', row = ''] = (await read(pdfOf(rows.join('')))) as string[]
    expect(row.indexOf('12')).toBe(head.indexOf('this'))
    expect(row.indexOf('3')).toBe(head.indexOf('last'))
  })

  test('lines come from top to bottom, whatever order they were written in', async () => {
    expect(await read(pdfOf(at(100, 600, 'two') + at(100, 700, 'one')))).toEqual(['one', 'two'])
  })

  test('digits spilling over a rule stay together', async () => {
    const rules = `100 660 100 20 re S 200 660 20 20 re S 220 660 80 20 re S\n`
    expect(await read(pdfOf(rules + at(199, 665, '12345')))).toEqual([['0,0', '0,1 12345', '0,2']])
  })

  test.each([
    ['beyond the edge of the page', '', 500, 585, '18'],
    ['up to the edge of the page', '', 500, 589, '7'],
    ['from one cell into the next', '', 200, 191, '1234'],
    ['beyond what is shown', '100 600 104 200 re W n\n', 200, 195, '12'],
  ])('a figure that runs %s is marked as cut', async (_, clip, edge, x, figure) => {
    const rules = `100 660 ${edge - 100} 20 re S ${edge} 660 ${593 - edge} 20 re S\n`
    const result = await readPdf(pdfOf(rules + clip + at(x, 665, figure)), limitsOf())
    const [grid] = result.ok ? result.value.blocks : []
    const cells = grid?.kind === 'grid' ? grid.cells : []
    expect(cells.filter((cell) => cell.text !== '' && !cell.cut)).toEqual([])
    expect(cells.some((cell) => cell.cut)).toBe(true)
  })

  test('an empty cell with a figure beside the table is marked as cut, others are not', async () => {
    const result = await readPdf(pdfOf(lines.join('') + FIGURES + at(305, 665, '23')), limitsOf())
    const grid = result.ok ? result.value.blocks.find((block) => block.kind === 'grid') : undefined
    expect(grid?.cells.filter((cell) => cell.cut).map(({ row, column }) => [row, column])).toEqual([
      [1, 1],
    ])
  })

  test('figures without rules that the page cuts are marked in their line', async () => {
    const result = await readPdf(pdfOf(at(100, 700, '5') + at(580, 700, '1234')), limitsOf())
    const [line] = result.ok ? result.value.blocks : []
    if (line?.kind !== 'paragraph') throw new Error('no line')
    expect(line.cut?.map((offset) => line.text[offset])).toEqual(['3', '4'])
  })

  test('text turned either way is read along its line', async () => {
    const rules = `100 600 50 100 re S 150 600 50 100 re S\n`
    const up = 'BT /F 10 Tf 0 1 -1 0 130 610 Tm (turned up) Tj ET\n'
    const down = 'BT /F 10 Tf 0 -1 1 0 170 690 Tm (turned down) Tj ET\n'
    expect(await read(pdfOf(rules + up + down))).toEqual([['0,0 turned up', '0,1 turned down']])
  })

  test('a page lying on its side is set upright', async () => {
    const turn = (content: string): string => `q 0 1 -1 0 595 0 cm\n${content}Q\n`
    const rules = `100 400 m 300 400 l S 100 380 m 300 380 l S 100 360 m 300 360 l S 100 400 m 100 360 l S 200 400 m 200 360 l S 300 400 m 300 360 l S\n`
    const text = at(110, 385, 'a') + at(210, 385, 'b') + at(110, 365, '1') + at(100, 450, 'above')
    expect(await read(pdfOf(turn(rules + text)))).toEqual(['above', ...EXPECTED])
  })

  test.each([
    ['a small raised digit', ['/F 10 Tf 110 665 Td (134) Tj', '/F 6 Tf 127 669 Td (2) Tj'], '134²'],
    [
      'a small digit on the line',
      ['/F 10 Tf 110 665 Td (134) Tj', '/F 6 Tf 127 665 Td (2) Tj'],
      '134 2',
    ],
    ['a raised digit', ['/F 10 Tf 110 665 Td (134) Tj', '/F 10 Tf 127 668 Td (2) Tj'], '134 2'],
    [
      'digits of one size',
      ['/F 10 Tf 110 665 Td (134) Tj', '/F 10 Tf 126.7 665 Td (2) Tj'],
      '1342',
    ],
  ])('%s beside a figure', async (_, parts, expected) => {
    const text = parts.map((part) => `BT ${part} ET `).join('')
    const [table] = await read(pdfOf(lines.join('') + at(110, 685, 'a') + text))
    expect(table).toContain(`1,0 ${expected}`)
  })

  test('letters stacked in two columns are read down each', async () => {
    const rules = `100 600 60 100 re S 160 600 60 100 re S\n`
    const stack = (x: number, letters: string): string =>
      [...letters].map((letter, index) => at(x, 680 - index * 12, letter)).join('')
    expect(await read(pdfOf(rules + stack(140, 'ABCD') + stack(115, 'EF')))).toEqual([
      ['0,0 ABCD\nEF', '0,1'],
    ])
  })

  test('a watermark across the page is left out', async () => {
    const slanted = 'BT /F 30 Tf 0.7 0.7 -0.7 0.7 100 600 Tm (draft) Tj ET\n'
    expect(await read(pdfOf(slanted + at(100, 700, 'text')))).toEqual(['text'])
  })

  test('type made bold by printing twice is read once', async () => {
    expect(await read(pdfOf(at(100, 700, '12') + at(100.3, 700, '12')))).toEqual(['12'])
  })
})

describe('readPdf: refusals', () => {
  test('a page that is only a picture is a scan, a page number on it or not', async () => {
    const picture = 'q 595 0 0 842 0 0 cm /I Do Q\n'
    expect(await read(pdfOf(picture))).toEqual(['!scanned'])
    expect(await read(pdfOf(picture + at(290, 30, '- 1 -')))).toEqual(['!scanned'])
  })

  test('a letterhead with a picture behind it is none', async () => {
    const picture = 'q 595 0 0 842 0 0 cm /I Do Q\n'
    const text = 'a line of text that is long enough to be one'
    expect(await read(pdfOf(picture + at(100, 700, text)))).toEqual([text])
  })

  test.each([
    ['!no-content', pdfOf('')],
    ['!encrypted', fixture('encrypted.pdf')],
    ['!broken', fixture('chromium.pdf').subarray(0, 9_000)],
    ['!broken', new TextEncoder().encode('%PDF-1.4\nnothing')],
  ])('%s', async (code, bytes) => {
    expect(await read(bytes)).toEqual([code])
  })

  test('more pages than allowed', async () => {
    expect(await read(fixture('chromium.pdf'), limitsOf({ pages: 0 }))).toEqual(['!too-complex'])
  })
})
