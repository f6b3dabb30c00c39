import { type TSchema, Type } from 'typebox'

/** The shapes that contracts of all rooms are made of. */

export const Nullable = <Schema extends TSchema>(schema: Schema) =>
  Type.Union([schema, Type.Null()])

/** What a field is called, what is said where it is wrong, and what where it is not there. */
type Described = {
  readonly title?: string
  readonly sentence?: string
  readonly missing?: string
}

/** One of the given texts. */
export const choice = <const Values extends readonly string[]>(
  values: Values,
  options: Described = {},
) =>
  Type.Union(
    values.map((value) => Type.Literal(value)),
    options,
  ) as unknown as ReturnType<typeof Type.Unsafe<Values[number]>>

/** One of the names of a table of labels. */
export const nameOf = <Name extends string>(
  labels: Readonly<Record<Name, unknown>>,
  options: Described = {},
) => choice(Object.keys(labels) as Name[], options)

/** A text of at most, and at least, so many characters. */
export const text = (title: string, maxLength: number, minLength = 0) =>
  Type.String({ title, maxLength, minLength })

export const Id = Type.String({ format: 'uuid', title: '编号', maxLength: 36 })
/** The id of something one chooses, called what it is: `idOf('项目')`. */
export const idOf = (title: string) => {
  const sentence = `请选择${title}。`
  return Type.String({ format: 'uuid', maxLength: 36, title, sentence, missing: sentence })
}
/** Of what was seen, so that nobody overwrites what they have not read; no person types it. */
export const Version = Type.Integer({
  title: '版本',
  missing: '没有说明是依据哪一次打开的内容办理的，请刷新页面后再试。',
})
/** A day that there is: no 30th of February. */
export const Day = Type.String({
  format: 'date',
  title: '日期',
  sentence: '日期应当是日历上有的一天，写成 2026-01-20 的样子。',
})
export const Instant = Type.String({ description: 'ISO 8601' })
