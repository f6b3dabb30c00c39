import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
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
