import { describe, expect, it } from 'vitest'
import {
  compressedStream,
  handMadePdf,
  lineAt,
  type PdfParts,
  withRevision,
} from '#testing/documents/hand-made-pdf.ts'
import { holdsText, popplerText } from '#testing/documents/pdf-inside.ts'
import { pdfWriter } from '../write/pdf.ts'
import { SAMPLE } from '../write/sample-document.ts'
import { type Redacted, redactPdf } from './redact-pdf.ts'
import { lookAt, readLayer } from './testing.ts'

const SECRET = 'ZHANGSAN7788'
const PUBLIC = 'Public line'
const GROUND = '条例第十五条 个人隐私'

async function redacted(
  bytes: Uint8Array,
  marks: Partial<Parameters<typeof redactPdf>[1]>,
): Promise<Redacted> {
  const result = await redactPdf(bytes, { areas: [], texts: [], ...marks })
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

const byText = (text = SECRET) => ({ texts: [{ text, ground: GROUND }] })

/** Nothing reads the text: not the bytes, not pdf.js, not poppler. */
async function expectGone(bytes: Uint8Array, text: string): Promise<void> {
  expect(holdsText(bytes, text)).toBe(false)
  expect((await readLayer(bytes)).replaceAll(/\s/g, '')).not.toContain(text)
  expect((popplerText(bytes) ?? '').replaceAll(/\s/g, '')).not.toContain(text)
}

const visible = lineAt(72, 700, SECRET) + lineAt(72, 600, PUBLIC)
const on = (content: string, parts: Partial<PdfParts> = {}) =>
  handMadePdf({ pages: [content], ...parts })

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:title>${SECRET}</dc:title></x:xmpmeta>`
const hidden = `${lineAt(72, 600, PUBLIC)}/OC /L BDC ${lineAt(72, 500, SECRET)}EMC\n`
const layers = {
  catalog: '/OCProperties << /OCGs [100 0 R] /D << /OFF [100 0 R] /Order [100 0 R] >> >>',
  resources: '/Properties << /L 100 0 R >>',
  objects: { 100: '<< /Type /OCG /Name (Layer) >>' },
}

/** Every place in a file where the text may stand besides the line that is seen. */
const PLACES: readonly (readonly [string, Uint8Array])[] = [
  ['one string', on(visible)],
  [
    'pieces of a TJ array',
    on(
      `BT /F 12 Tf 72 700 Td [(ZHA) -20 (NG) 10 (SAN) (77) -5 (88)] TJ ET ${lineAt(72, 600, PUBLIC)}`,
    ),
  ],
  [
    'several text objects in disorder',
    on(lineAt(140, 700, '7788') + lineAt(72, 600, PUBLIC) + lineAt(72, 700, 'ZHANGSAN')),
  ],
  [
    'two lines',
    on(lineAt(400, 700, 'ZHANGSAN') + lineAt(72, 680, '7788 or so') + lineAt(72, 600, PUBLIC)),
  ],
  [
    'a form XObject',
    on(`${lineAt(72, 600, PUBLIC)}/X Do\n`, {
      resources: '/XObject << /X 100 0 R >>',
      objects: {
        100: compressedStream(
          '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >>',
          lineAt(72, 500, SECRET),
        ),
      },
    }),
  ],
  [
    'an annotation with its appearance',
    on(visible, {
      page: '/Annots [100 0 R]',
      objects: {
        100: `<< /Type /Annot /Subtype /FreeText /Rect [72 400 300 430] /Contents (${SECRET}) /DA (/F 12 Tf) /AP << /N 101 0 R >> >>`,
        101: compressedStream(
          '/Type /XObject /Subtype /Form /BBox [0 0 228 30] /Resources << /Font << /F 3 0 R >> >>',
          lineAt(5, 10, SECRET),
        ),
      },
    }),
  ],
  [
    'a form field',
    on(visible, {
      catalog: '/AcroForm << /Fields [100 0 R] /DR << /Font << /F 3 0 R >> >> /DA (/F 12 Tf) >>',
      page: '/Annots [100 0 R]',
      objects: {
        100: `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (${SECRET}) /Rect [72 400 300 430] >>`,
      },
    }),
  ],
  [
    'an attachment',
    on(visible, {
      catalog: '/Names << /EmbeddedFiles << /Names [(a.txt) 100 0 R] >> >>',
      objects: {
        100: '<< /Type /Filespec /F (a.txt) /EF << /F 101 0 R >> >>',
        101: compressedStream('/Type /EmbeddedFile', `name: ${SECRET}`),
      },
    }),
  ],
  [
    'the document information',
    on(visible, { trailer: '/Info 100 0 R', objects: { 100: `<< /Title (${SECRET}) >>` } }),
  ],
  [
    'XMP',
    on(visible, {
      catalog: '/Metadata 100 0 R',
      objects: { 100: compressedStream('/Type /Metadata /Subtype /XML', XMP) },
    }),
  ],
  [
    'the outline',
    on(visible, {
      catalog: '/Outlines 100 0 R',
      objects: {
        100: '<< /Type /Outlines /First 101 0 R /Last 101 0 R /Count 1 >>',
        101: `<< /Title (${SECRET}) /Parent 100 0 R /Dest [10 0 R /Fit] >>`,
      },
    }),
  ],
  [
    'an earlier revision',
    withRevision(on(`${visible}${lineAt(72, 500, `${SECRET} twice`)}`), {
      11: compressedStream('', visible),
    }),
  ],
  ['a hidden layer', on(`${lineAt(72, 700, SECRET)}${hidden}`, layers)],
  [
    'ActualText',
    on(`${visible}/Span << /ActualText (${SECRET}) >> BDC ${lineAt(72, 500, 'x')}EMC\n`),
  ],
  [
    'alternate text of the structure',
    on(visible, {
      catalog: '/StructTreeRoot 100 0 R /MarkInfo << /Marked true >>',
      objects: {
        100: '<< /Type /StructTreeRoot /K 101 0 R >>',
        101: `<< /Type /StructElem /S /Figure /P 100 0 R /Alt (${SECRET}) >>`,
      },
    }),
  ],
  [
    'a script',
    on(visible, {
      catalog: '/OpenAction 100 0 R',
      objects: { 100: `<< /S /JavaScript /JS (app.alert\\("${SECRET}"\\)) >>` },
    }),
  ],
  ['an object that nothing points to', on(visible, { objects: { 100: `(${SECRET})` } })],
  [
    'a link',
    on(visible, {
      page: '/Annots [100 0 R]',
      objects: {
        100: `<< /Type /Annot /Subtype /Link /Rect [72 400 300 430] /A << /S /URI /URI (https://a.example/${SECRET}) >> >>`,
      },
    }),
  ],
  ['a watermark', on(`${visible}BT /F 30 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (${SECRET}) Tj ET\n`)],
  [
    'an inherited resource of another page',
    handMadePdf({
      pages: [visible, lineAt(72, 700, 'second')],
      resources: '/XObject << /X 100 0 R >>',
      objects: { 100: compressedStream('/Type /XObject /Subtype /Form', `(${SECRET}) Tj`) },
    }),
  ],
]

describe('a text that is covered', () => {
  it.each(PLACES)('is gone from %s', async (place, bytes) => {
    if (!/disorder|two lines/.test(place)) expect(holdsText(bytes, SECRET)).toBe(true)
    const result = await redacted(bytes, byText())
    await expectGone(result.bytes, SECRET)
    const layer = await readLayer(result.bytes)
    expect(layer).toContain(PUBLIC)
    expect(layer).not.toContain('7788')
    expect(layer).toContain(`〔${GROUND}〕`)
  })

  it('is gone from a file of ours in Chinese, and the rest is still read', async () => {
    const bytes = await pdfWriter('no-such-folder')({
      ...SAMPLE,
      title: '关于张三丰的告知书',
      blocks: [
        { kind: 'heading', level: 1, text: '一、张三丰的情况' },
        {
          kind: 'paragraph',
          text: `${'公开的内容'.repeat(30)}张三丰${'照旧能读'.repeat(30)}`.repeat(9),
        },
      ],
    })
    const before = (await readLayer(bytes)).replaceAll(/\s/g, '')
    const times = before.split('张三丰').length - 1
    expect(times).toBeGreaterThanOrEqual(11)
    const { bytes: result, report } = await redacted(bytes, byText('张 三丰'))
    await expectGone(result, '张三丰')
    expect(report.covered[0]).toBeGreaterThanOrEqual(times)
    const after = (await readLayer(result)).replaceAll(/\s/g, '')
    for (const lost of ['张', '丰']) expect(after).not.toContain(lost)
    expect(after.split('照旧能读').length).toBeGreaterThan(9 * 20)
    expect((popplerText(result) ?? after).replaceAll(/\s/g, '')).toContain('公开的内容公开的内容')
  })

  it('is found over the lines of a cell, whatever stands beside it', async () => {
    const rows = [
      lineAt(72, 700, 'left one ZHANG') + lineAt(300, 700, 'right one'),
      lineAt(72, 685, 'SAN7788 left') + lineAt(300, 685, 'right two'),
    ]
    const { bytes, report } = await redacted(on(rows.join('')), byText())
    expect(report.covered).toEqual([2])
    const layer = await readLayer(bytes)
    for (const kept of ['left one', 'right one', 'right two']) expect(layer).toContain(kept)
    for (const lost of ['ZHANG', 'SAN', '7788']) expect(layer).not.toContain(lost)
  })

  it('is found whatever its case and width', async () => {
    const { report } = await redacted(on(visible), byText('ｚｈａｎｇｓａｎ ７７８８'))
    expect(report.covered).toEqual([1])
  })

  it('leaves no text behind that nobody sees', async () => {
    const unseen = [
      `1 g ${lineAt(72, 500, 'WHITE')}0 g `,
      `${lineAt(72, 450, 'BELOW')}60 440 200 30 re f `,
      lineAt(72, 2000, 'BEYOND'),
      `BT 3 Tr /F 12 Tf 72 400 Td (UNDRAWN) Tj ET `,
    ]
    const { bytes } = await redacted(
      on(`${visible}${hidden}${unseen.join('\n')}`, layers),
      byText(),
    )
    for (const text of ['WHITE', 'BELOW', 'BEYOND', 'UNDRAWN']) {
      expect(holdsText(bytes, text)).toBe(false)
      expect(await readLayer(bytes)).not.toContain(text)
    }
  })
})

describe('the look of a text that is covered', () => {
  const shown = '(fgjpqyQW|f)'
  const objects = {
    100: '<< /Type /Font /Subtype /Type1 /BaseFont /Times-BoldItalic /Encoding /WinAnsiEncoding >>',
    101: compressedStream(
      '/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [0.5 0 0 2 0 0] /Resources << /Font << /F 3 0 R >> >>',
      `1 0 0 rg BT /F 12 Tf 20 40 Td ${shown} Tj ET`,
    ),
  }
  it.each([
    ['upright', `BT /F 12 Tf 200 400 Td ${shown} Tj ET`],
    ['large', `BT /F 60 Tf 100 400 Td ${shown} Tj ET`],
    ['leaning', `BT /I 30 Tf 200 400 Td ${shown} Tj ET`],
    ['upwards', `BT /F 30 Tf 0 1 -1 0 200 300 Tm ${shown} Tj ET`],
    ['downwards', `BT /F 30 Tf 0 -1 1 0 200 600 Tm ${shown} Tj ET`],
    ['upside down', `BT /F 30 Tf -1 0 0 -1 400 400 Tm ${shown} Tj ET`],
    ['aslant', `BT /F 30 Tf 0.8 0.6 -0.6 0.8 200 300 Tm ${shown} Tj ET`],
    ['stretched', `BT /F 30 Tf 180 Tz 100 400 Td ${shown} Tj ET`],
    ['spaced', `BT /F 20 Tf 9 Tc 100 400 Td ${shown} Tj ET`],
    ['raised', `BT /F 20 Tf 100 400 Td 30 Ts ${shown} Tj ET`],
    ['scaled by its matrix', `q 20 0 0 20 100 400 cm BT /F 1 Tf ${shown} Tj ET Q`],
    ['in a form with a matrix', '/X Do'],
    ['outlined', `2 w 1 0 0 RG BT /F 30 Tf 2 Tr 100 400 Td ${shown} Tj ET`],
    [
      'printed twice',
      `BT /F 30 Tf 100 400 Td ${shown} Tj ET BT /F 30 Tf 100.4 400 Td ${shown} Tj ET`,
    ],
  ])('%s is gone too', async (_, content) => {
    const source = handMadePdf({
      pages: [`${lineAt(72, 800, PUBLIC)}1 0 0 rg ${content}\n`],
      resources: '/XObject << /X 101 0 R >>',
      fonts: '/I 100 0 R',
      objects,
    })
    expect((await lookAt(source, 1)).reddish()).toBeGreaterThan(100)
    const { bytes: result } = await redacted(source, byText('fgjpqyQW|f'))
    expect((await lookAt(result, 1)).reddish()).toBe(0)
    expect(await readLayer(result)).toContain(PUBLIC)
  })
})
