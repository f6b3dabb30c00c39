import { describe, expect, it } from 'vitest'
import { mayBeTelephone, readTelephone } from './telephone.ts'

describe('a telephone number', () => {
  it.each([
    ['13800000000', '13800000000', 'mobile'],
    ['138 0000 0000', '13800000000', 'mobile'],
    ['１３８-００００-００００', '13800000000', 'mobile'],
    ['+86 13800000000', '13800000000', 'mobile'],
    ['0955-4012345', '0955-4012345', 'landline'],
    ['（0955）4012345', '0955-4012345', 'landline'],
    ['０９５５－４０１２３４５', '0955-4012345', 'landline'],
    ['0955—4012345', '0955-4012345', 'landline'],
    ['09554012345', '0955-4012345', 'landline'],
    ['0537 7212345 转 801', '0537-7212345-801', 'landline'],
    ['010-66012345-12', '010-66012345-12', 'landline'],
    ['02166012345', '021-66012345', 'landline'],
    ['12345', '12345', 'service'],
    ['110', '110', 'service'],
    ['400-000-1234', '4000001234', 'service'],
  ])('%s is %s, %s', (typed, number, kind) => {
    expect(readTelephone(typed)).toEqual({ ok: true, value: { number, kind } })
  })

  it.each([
    '',
    '123',
    '1380000000',
    '12800000000',
    '4012345',
    '0955-12345',
    '电话',
    '138000000001',
  ])('%s is none', (typed) => {
    expect(readTelephone(typed)).toMatchObject({ ok: false, error: { code: 'telephone' } })
  })
})

describe('what may be meant as a telephone number', () => {
  it.each([
    ['１３９ ００００', true],
    ['0955-4012345转801', true],
    ['4012345', true],
    ['+86 13800000000', true],
    ['110', true],
    ['电话13800000000', true],
    ['', false],
    ['1234', false],
    ['a138b0000c0000', false],
    ['abcd-e234-5678', false],
    ['2345-6789-2345', false],
  ])('%s: %s', (typed, expected) => expect(mayBeTelephone(typed)).toBe(expected))
})
