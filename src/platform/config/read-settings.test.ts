import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readSettings, settingLines } from './read-settings.ts'
import { address, flag, oneOf, text, wholeNumber } from './setting.ts'

const SPECS = {
  HOST: text('监听地址', { standard: '127.0.0.1' }),
  PORT: wholeNumber(0, 65535)('监听端口', { standard: '8080' }),
  DATABASE_URL: address(['postgres', 'postgresql'])('数据库', { secret: true }),
  DEMO: flag('演示数据', { standard: 'true' }),
  CIPHER: oneOf(['aes', 'sm4'])('加密算法', { standard: 'aes' }),
}

const folder = mkdtempSync(join(tmpdir(), 'gongkai-settings-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(content: string): string {
  const path = join(folder, 'gongkai.conf')
  writeFileSync(path, content)
  return path
}

describe('settings', () => {
  it('have a standard, or none', () => {
    expect(readSettings(SPECS, {})).toEqual({
      ok: true,
      value: { HOST: '127.0.0.1', PORT: 8080, DATABASE_URL: null, DEMO: true, CIPHER: 'aes' },
    })
  })

  it('come from the environment before the file', () => {
    const path = file('\ufeff# remark\r\nPORT = "9000"\r\nHOST=0.0.0.0\r\n')
    const read = readSettings(SPECS, { GONGKAI_CONFIG: path, PORT: '9100' })
    expect(read).toMatchObject({ ok: true, value: { HOST: '0.0.0.0', PORT: 9100 } })
  })

  it('are all complained of at once, without showing a secret', () => {
    const read = readSettings(SPECS, { PORT: '8o', DATABASE_URL: 'mysql://u:pw@h', CIPHER: 'des' })
    expect(read).toEqual({
      ok: false,
      error:
        '配置有误：PORT 应当是 0 到 65535 之间的整数，现在是“8o”；' +
        'DATABASE_URL 应当是以 postgres:// 或 postgresql:// 开头的地址，现在是“……”；' +
        'CIPHER 应当是 aes、sm4 之一，现在是“des”。',
    })
  })

  it.each([
    ['PROT=1', '配置文件里的 PROT 不是本程序的配置项'],
    ['PORT 1', '第 1 行应当写成 名称=值'],
  ])('in a file that says %s are refused', (content, sentence) => {
    const read = readSettings(SPECS, { GONGKAI_CONFIG: file(content) })
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining(sentence) })
  })

  it('of a file that is not there are refused', () => {
    const read = readSettings(SPECS, { GONGKAI_CONFIG: join(folder, 'none') })
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining('读不到') })
  })

  it('are listed without their secrets', () => {
    const read = readSettings(SPECS, { DATABASE_URL: 'postgres://u:pw@h/db' })
    if (!read.ok) throw new Error(read.error)
    const lines = settingLines(SPECS, read.value)
    expect(lines.map(({ name, value }) => `${name}=${value}`)).toEqual([
      ...['HOST=127.0.0.1', 'PORT=8080', 'DATABASE_URL=（已设置）', 'DEMO=true', 'CIPHER=aes'],
    ])
  })
})
