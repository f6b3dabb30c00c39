import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { idOf } from './shapes.ts'
import { validate } from './validate.ts'

const Person = Type.Object(
  {
    name: Type.String({ title: '姓名', minLength: 1, maxLength: 4 }),
    age: Type.Optional(Type.Integer({ title: '年龄', minimum: 1 })),
    phone: Type.Optional(
      Type.String({ pattern: '^1\\d{10}$', sentence: '手机号码是 11 位数字。' }),
    ),
    tags: Type.Optional(Type.Array(Type.Object({ word: Type.String({ title: '标签' }) }))),
  },
  { additionalProperties: false },
)

it('gives what the schema asks for, with numbers read from text', () => {
  expect(validate(Person, { name: '王', age: '30' })).toEqual({
    ok: true,
    value: { name: '王', age: 30 },
  })
})

it('leaves the given object as it is', () => {
  const given = { name: '王', age: '30' }
  validate(Person, given)
  expect(given).toEqual({ name: '王', age: '30' })
})

it('speaks of a part by the name of the whole, and never by the name in the program', () => {
  const value = Type.Union(
    [Type.Object({ raw: Type.String({ maxLength: 2 }) }), Type.String({ maxLength: 3 })],
    { sentence: '一处最多 3 个字。' },
  )
  const schema = Type.Object({
    changes: Type.Optional(Type.Array(Type.Object({ after: value }))),
    words: Type.Optional(Type.Array(Type.String(), { title: '词语' })),
    by: Type.Optional(Type.Union([Type.String({ maxLength: 1, title: '经手人' }), Type.Null()])),
    parts: Type.Optional(Type.Record(Type.String(), Type.Integer(), { title: '部分' })),
    size: Type.Optional(Type.Integer({ maximum: 9 })),
  })
  const fieldsOf = (given: object) => {
    const result = validate(schema, given)
    return result.ok ? null : result.error.fields
  }
  expect(fieldsOf({ changes: [{ after: '长长长长' }] })).toMatchObject({
    'changes/0/after': '一处最多 3 个字。',
  })
  expect(fieldsOf({ changes: [{ after: { raw: '长长长' } }] })).toMatchObject({
    'changes/0/after/raw': '一处最多 3 个字。',
  })
  expect(fieldsOf({ words: [{}] })).toEqual({ 'words/0': '“词语”填写得不对。' })
  expect(fieldsOf({ parts: { ground: 'x' } })).toEqual({ 'parts/ground': '“部分”填写得不对。' })
  expect(fieldsOf({ by: '两人' })).toMatchObject({ by: '“经手人”最多 1 个字。' })
  expect(fieldsOf({ size: 10 })).toEqual({ size: '有一项内容不能大于 9。' })
})

it.each([
  [{}, { name: '请填写“姓名”。' }],
  [{ name: '' }, { name: '请填写“姓名”。' }],
  [{ name: '欧阳修之子' }, { name: '“姓名”最多 4 个字。' }],
  [{ name: '王', age: 0 }, { age: '“年龄”不能小于 1。' }],
  [{ name: '王', age: '三十' }, { age: '“年龄”填写得不对。' }],
  [{ name: '王', phone: '123' }, { phone: '手机号码是 11 位数字。' }],
  [{ name: '王', rank: 1 }, { rank: '不认识“rank”这一项。' }],
  [{ name: '王', tags: [{ word: 'a' }, {}] }, { 'tags/1/word': '请填写“标签”。' }],
  [null, { '': '提交的内容填写得不对。' }],
])('says what is wrong with %j', (given, fields) => {
  const result = validate(Person, given)
  expect(result).toMatchObject({ ok: false, error: { kind: 'invalid', fields } })
})

it('says all that is wrong at once, also after a field that is one of many names', () => {
  const Kind = Type.Union(Array.from({ length: 12 }, (_, at) => Type.Literal(`kind ${at}`)))
  const schema = Type.Object({ one: Kind, other: Kind, name: Type.String({ minLength: 1 }) })
  const result = validate(schema, { one: '', other: '', name: '' })
  expect(Object.keys(result.ok ? {} : (result.error.fields ?? {}))).toEqual([
    'one',
    'other',
    'name',
  ])
})

it('says of a field that is not there what its schema wants said', () => {
  const schema = Type.Object({
    unit: idOf('单位'),
    phone: Type.String({ pattern: '^1', sentence: '手机号码以 1 开头。' }),
  })
  const fields = { unit: '请选择单位。', phone: '手机号码以 1 开头。' }
  expect(validate(schema, {})).toMatchObject({ ok: false, error: { fields } })
  expect(validate(schema, { unit: '', phone: '2' })).toMatchObject({ ok: false, error: { fields } })
})

describe('what no schema need be asked about', () => {
  const anything = Type.Object({ text: Type.Unknown() })
  const nested = (depth: number) => {
    let value: unknown = 1
    for (let number = 0; number < depth; number += 1) value = [value]
    return value
  }
  it.each([
    [{ text: nested(50) }, true],
    [{ text: nested(100_000) }, false],
    [nested(100_000), false],
    [{ text: ['a', { b: 'c\0' }] }, false],
    [{ text: ['a', { b: 'c' }] }, true],
  ])('is refused by its shape alone', (given, expected) => {
    expect(validate(anything, given).ok).toBe(expected)
  })
})
