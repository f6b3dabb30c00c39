import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { blindIndex, mailSpelling, phoneSpelling } from './blind-index.ts'
import { fieldCipher, SealBroken } from './field-cipher.ts'
import { keyRing, type Suite } from './key-ring.ts'
import { maskMail, maskName, maskPhone } from './mask.ts'
import { masterSecrets } from './master-secret.ts'

const OLD = 'o'.repeat(40)
const NEW = 'n'.repeat(40)
const folder = mkdtempSync(join(tmpdir(), 'gongkai-secret-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe.each<Suite>(['aes', 'sm4'])('fields sealed with %s', (suite) => {
  const cipher = fieldCipher(keyRing([OLD], suite))

  it('open again, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
        expect(cipher.open(cipher.seal(text, place), place)).toBe(text)
      }),
    )
  })

  it('never look the same twice', () => {
    expect(cipher.seal('13812341234', 'p')).not.toEqual(cipher.seal('13812341234', 'p'))
  })

  it('do not open with any byte altered, cut off, or in another row', () => {
    const sealed = cipher.seal('13812341234', 'person.phone/1')
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(() => cipher.open(altered, 'person.phone/1'), `byte ${at}`).toThrow(SealBroken)
    }
    expect(() => cipher.open(sealed.subarray(0, -1), 'person.phone/1')).toThrow(SealBroken)
    expect(() => cipher.open(sealed, 'person.phone/2')).toThrow(SealBroken)
    expect(() => cipher.open(Buffer.alloc(0), 'person.phone/1')).toThrow(SealBroken)
  })

  it('open after the key was changed, and say that they are old', () => {
    const sealed = cipher.seal('秘密', 'p')
    const rotated = fieldCipher(keyRing([NEW, OLD], suite))
    expect(rotated.open(sealed, 'p')).toBe('秘密')
    expect([rotated.isOld(sealed), rotated.isOld(rotated.seal('秘密', 'p'))]).toEqual([true, false])
    expect(() => fieldCipher(keyRing([NEW], suite)).open(sealed, 'p')).toThrow(SealBroken)
  })
})

it('fields sealed with one algorithm open under the other', () => {
  const sealed = fieldCipher(keyRing([OLD], 'sm4')).seal('换算法', 'p')
  expect(fieldCipher(keyRing([OLD], 'aes')).open(sealed, 'p')).toBe('换算法')
})

describe('a blind index', () => {
  const index = blindIndex(keyRing([OLD]), 'phone', phoneSpelling)

  it.each(['138 1234 1234', '138-1234-1234', '+86 13812341234', '008613812341234'])(
    'finds 13812341234 as %s',
    (typed) => expect(index.of(typed)).toEqual(index.of('13812341234')),
  )
  it('tells others apart, by value, column and key', () => {
    const value = index.of('13812341234')
    expect(index.of('13812341235')).not.toEqual(value)
    expect(blindIndex(keyRing([OLD]), 'fax', phoneSpelling).of('13812341234')).not.toEqual(value)
    expect(blindIndex(keyRing([NEW]), 'phone', phoneSpelling).of('13812341234')).not.toEqual(value)
  })
  it('finds what was stored before the key was changed', () => {
    const rotated = blindIndex(keyRing([NEW, OLD]), 'phone', phoneSpelling)
    expect(rotated.all('13812341234')).toContainEqual(index.of('13812341234'))
  })
  it('does not care how a mail address is written', () => {
    expect(mailSpelling(' Zhang@Example.CN ')).toBe('zhang@example.cn')
  })
})

describe('masks', () => {
  it.each([
    ['13812341234', '138****1234'],
    ['+86 138 1234 1234', '+86138****1234'],
    ['0931-8888888', '093****8888'],
    ['8888123', '*****23'],
    ['', ''],
  ])('phone %s → %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked))
  it.each([
    ['zhangsan@example.cn', 'z****@example.cn'],
    ['@example.cn', '****@example.cn'],
    ['nonsense', '****'],
  ])('mail %s → %s', (mail, masked) => expect(maskMail(mail)).toBe(masked))
  it.each([
    ['张三', '张*'],
    ['王小明', '王*明'],
    ['欧阳小明', '欧**明'],
    ['𠮷', '𠮷'],
    ['', ''],
  ])('name %s → %s', (name, masked) => expect(maskName(name)).toBe(masked))
})

describe('the master secret', () => {
  it('is made once, for its owner only', () => {
    const place = join(folder, 'data')
    const first = masterSecrets(null, place)
    expect(first).toMatchObject({ ok: true })
    expect(masterSecrets(null, place)).toEqual(first)
    expect(statSync(join(place, 'secret')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(place, 'secret'), 'utf8').trim().length).toBeGreaterThanOrEqual(64)
  })
  it('comes from the setting first, older ones behind it', () => {
    expect(masterSecrets(`${NEW}, ${OLD}`, folder)).toEqual({ ok: true, value: [NEW, OLD] })
  })
  it('is refused where it is short', () => {
    expect(masterSecrets(`${NEW},short`, folder)).toMatchObject({
      ok: false,
      error: expect.stringContaining('至少要 32 个字符'),
    })
  })
  it('is never replaced by another when its file is damaged', () => {
    const place = mkdtempSync(join(folder, 'damaged-'))
    writeFileSync(join(place, 'secret'), '\n')
    expect(masterSecrets(null, place)).toMatchObject({
      ok: false,
      error: expect.stringContaining('备份'),
    })
    expect(readFileSync(join(place, 'secret'), 'utf8')).toBe('\n')
  })
  it('that cannot be kept is said so', () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    expect(masterSecrets(null, file)).toMatchObject({
      ok: false,
      error: expect.stringContaining('权限'),
    })
  })
})
