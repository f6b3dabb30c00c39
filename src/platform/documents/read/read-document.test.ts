import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { fixture, pdfOf, wordParts, workbookParts, zipOf } from './fixtures/build.ts'
import type { Limits } from './limits.ts'
import { PROBLEM_CODES, refuse } from './problems.ts'
import { readDocument, readDocumentFile } from './read-document.ts'

const folder = mkdtempSync(join(tmpdir(), 'documents-'))
afterAll(() => rmSync(folder, { recursive: true }))

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const WORD = zipOf(wordParts('<w:p><w:r><w:t>甲</w:t></w:r></w:p>'))
const WORKBOOK = zipOf(
  workbookParts([{ name: '表', xml: '<sheetData><row><c><v>1</v></c></row></sheetData>' }]),
)

describe('readDocument: the format is found by the bytes', () => {
  test.each([
    ['docx', WORD, 'a.txt'],
    ['xlsx', WORKBOOK, 'a.doc'],
    ['pdf', fixture('chromium.pdf'), 'a.docx'],
    ['html', utf8('<html><p>一份很短的网页报告，只有一句话。</p>'), 'a.txt'],
    ['json', utf8('{"a":1}'), 'a.bin'],
    ['csv', utf8('甲,乙\n1,2'), 'a.csv'],
    ['txt', utf8('一、总体情况，'), 'a.pdf'],
  ])('%s', async (format, bytes, name) => {
    const result = await readDocument(bytes, name)
    expect(result.ok ? result.value.format : result.error.code).toBe(format)
  })

  test('what only begins like JSON is text, unless it is named so', async () => {
    const text = utf8('["一"] 是一份文字')
    const read = await readDocument(text, 'a.txt')
    const named = await readDocument(text, 'a.json')
    expect(read.ok ? read.value.format : read.error.code).toBe('txt')
    expect(named.ok || named.error.code).toBe('broken-json')
  })

  test('JSON is parsed into data and has no blocks', async () => {
    const result = await readDocument(utf8('{"a":[1,null]}'))
    expect(result.ok && result.value).toEqual({
      format: 'json',
      blocks: [],
      data: { a: [1, null] },
    })
  })
})

describe('readDocument: limits', () => {
  test.each<[string, Uint8Array, Partial<Limits>]>([
    ['too-large', utf8('一二三四'), { fileBytes: 5 }],
    ['too-complex', utf8('一\n二\n三'), { elements: 2 }],
    ['too-large', utf8('{"a":1}'), { jsonLength: 3 }],
    ['too-complex', utf8('<html><table><tr><td colspan=99>1<td>2</table>'), { gridCells: 50 }],
    ['zip-bomb', WORD, { entryBytes: 10 }],
    ['zip-bomb', zipOf({ 'xl/worksheets/sheet1.xml': '0'.repeat(99) }), { unzippedBytes: 50 }],
    ['broken', zipOf({ 'xl/worksheets/sheet1.xml': '0'.repeat(99) }), {}],
    ['archive', zipOf({ 'a.txt': '0'.repeat(99) }), { unzippedBytes: 50 }],
    ['too-complex', pdfOf('BT /F 9 Tf (a) Tj ET'), { milliseconds: -1 }],
  ])('%s', async (code, bytes, limits) => {
    const result = await readDocument(bytes, '', limits)
    expect(result.ok || result.error.code).toBe(code)
  })

  test('thousands of elements inside each other are refused quickly', async () => {
    const deep = zipOf(wordParts('<w:tbl><w:tr><w:tc>'.repeat(50_000)))
    const html = utf8(`<html>${'<div>'.repeat(200_000)}`)
    const start = performance.now()
    for (const bytes of [deep, html]) {
      const result = await readDocument(bytes)
      expect(result.ok || result.error.code).toBe('too-complex')
    }
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

describe('readDocumentFile', () => {
  const save = (name: string, content: string): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }

  test('reads a file', async () => {
    const result = await readDocumentFile(save('a.txt', '甲'))
    expect(result.ok && result.value.blocks).toHaveLength(1)
  })

  test('a file of 100 MB is refused unread', async () => {
    const path = save('big.pdf', '%PDF-1.7')
    truncateSync(path, 100 * 1024 * 1024)
    const start = performance.now()
    const result = await readDocumentFile(path)
    expect(result.ok || result.error.code).toBe('too-large')
    expect(performance.now() - start).toBeLessThan(200)
  })

  test.each([
    ['directory', folder],
    ['missing', join(folder, 'nothing.txt')],
    ['not-a-file', '/dev/null'],
    ['empty', save('empty.txt', '')],
  ])('%s', async (code, path) => {
    const result = await readDocumentFile(path)
    expect(result.ok || result.error.code).toBe(code)
  })

  test.skipIf(process.getuid?.() === 0)('no permission', async () => {
    const path = save('locked.txt', '甲')
    chmodSync(path, 0)
    const result = await readDocumentFile(path)
    expect(result.ok || result.error.code).toBe('no-permission')
  })
})

test('every problem is one Chinese sentence', () => {
  for (const code of PROBLEM_CODES) {
    const result = refuse(code)
    expect(result.ok || result.error.message).toMatch(/^[^\n。]*[一-龥][^\n。]*。$/)
  }
})

describe('readDocument never throws', () => {
  const starts = ['', '%PDF-1.4\n', 'PK\u0003\u0004', '<html>', '{', '﻿', '\u00d0\u00cf\u0011\u00e0']
  test('for any bytes', async () => {
    const bytes = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }))
    await fc.assert(
      fc.asyncProperty(bytes, async ([start, rest]) => {
        const result = await readDocument(
          Uint8Array.from([...Buffer.from(start, 'latin1'), ...rest]),
        )
        expect(result.ok || PROBLEM_CODES.includes(result.error.code)).toBe(true)
      }),
    )
  })

  test.each([
    ['docx', WORD],
    ['xlsx', WORKBOOK],
    ['pdf', pdfOf('100 600 50 100 re S BT /F 9 Tf 110 610 Td (text) Tj ET')],
  ])('for a damaged %s', async (_, whole) => {
    const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = whole.slice()
        for (const { at, to } of changes) bytes[at] = to
        const result = await readDocument(bytes)
        expect(result.ok || PROBLEM_CODES.includes(result.error.code)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
