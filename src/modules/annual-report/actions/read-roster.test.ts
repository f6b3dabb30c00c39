import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { writeDocx } from '#platform/documents/write/docx.ts'
import type { OutputDocument } from '#platform/documents/write/output-document.ts'
import { writeXlsx } from '#platform/documents/write/xlsx.ts'
import { readRoster } from './read-roster.ts'

const folder = mkdtempSync(join(tmpdir(), 'roster-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** «水务局» and «教育局», a line each, in GB18030. */
const NATIONAL = [0xcb, 0xae, 0xce, 0xf1, 0xbe, 0xd6, 0x0a, 0xbd, 0xcc, 0xd3, 0xfd, 0xbe, 0xd6]

it.each([
  ['lines', ' 水务局 \r\n\r\n# 备注\n教育局 # 新成立\n水务局\n', ['水务局', '教育局']],
  ['a JSON list', '["水务局", "教育局"]', ['水务局', '教育局']],
  ['GB18030', new Uint8Array(NATIONAL), ['水务局', '教育局']],
  ['a byte order mark', '\ufeff水务局', ['水务局']],
  [
    'a title, a header and numbers',
    '成员单位名单\n机关名称\n1. 水务局\n2、教育局\n',
    ['水务局', '教育局'],
  ],
])('reads %s', async (_, content, names) => {
  const path = join(folder, 'roster.txt')
  writeFileSync(path, content)
  expect(await readRoster(path)).toEqual({ ok: true, value: names })
})

it.each([
  ['empty.txt', '名单是空的'],
  ['missing.txt', '找不到'],
])('refuses %s in a sentence', async (name, sentence) => {
  writeFileSync(join(folder, 'empty.txt'), '\n# 备注\n')
  expect(await readRoster(join(folder, name))).toMatchObject({
    ok: false,
    error: expect.stringContaining(sentence),
  })
})

it.each([
  ['csv', '单位名称,联系人\n水务局,甲\n教育局,乙\n'],
  ['csv', '序号,联系人,机关名称\n1,甲,水务局\n2,乙,教育局\n'],
  ['csv', '1,水务局,甲\n2,教育局,乙\n'],
  [
    'html',
    '<h1>应交名单</h1><table><tr><th>单位<th>人<tr><td>水务局<td>甲<tr><td>教育局<td>乙</table>',
  ],
])('finds the names in a table of a %s file', async (type, content) => {
  const path = join(folder, `table.${type}`)
  writeFileSync(path, content)
  expect(await readRoster(path)).toEqual({ ok: true, value: ['水务局', '教育局'] })
})

const CELLS = [
  ['序号', '单位名称'],
  ['1', '水务局'],
  ['2', '教育局'],
]
const DOCUMENT: OutputDocument = {
  title: '成员单位名单',
  language: 'zh-CN',
  blocks: [
    {
      ...{ kind: 'table', caption: '名单', rows: 3, columns: 2, widths: [0.2, 0.8], headerRows: 1 },
      cells: CELLS.flatMap((texts, row) =>
        texts.map((text, column) => ({
          ...{ row, column, rowSpan: 1, columnSpan: 1, text },
          role: row === 0 ? ('column' as const) : ('data' as const),
        })),
      ),
    },
  ],
}

it.each([
  ['xlsx', () => writeXlsx(DOCUMENT, '全文')],
  ['docx', () => writeDocx(DOCUMENT)],
])('reads a list that an office keeps as %s', async (type, write) => {
  const path = join(folder, `roster.${type}`)
  writeFileSync(path, await write())
  expect(await readRoster(path)).toEqual({ ok: true, value: ['水务局', '教育局'] })
})
