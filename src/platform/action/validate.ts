import type { Static, TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { Settings } from 'typebox/system'
import Value from 'typebox/value'
import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'

type Failure = {
  readonly keyword: string
  readonly schemaPath: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
}

/**
 * A schema may say itself what is wrong: `Type.String({ pattern, sentence: '手机号码……' })`, and what is
 * said where the field is not there.
 */
type Described = { readonly title?: string; readonly sentence?: string; readonly missing?: string }

/**
 * Failures that are looked for before giving up. A field that is one of many names has a failure for
 * each of them: with few, the faults of the fields after it would be told only once it is put right.
 */
const MOST_FAILURES = 500
Settings.Set({ maxErrors: MOST_FAILURES })

const compiled = new WeakMap<TSchema, Validator>()

/**
 * Input from outside as the schema wants it: texts of a query string become numbers where numbers
 * are asked for. Else a refusal with one Chinese sentence per field, by its path (`members/0/name`).
 */
export function validate<Schema extends TSchema>(
  schema: Schema,
  given: unknown,
): Result<Static<Schema>, Refusal> {
  const unusable = unusableIn(given, 0)
  if (unusable) return fail(invalid('invalid-input', unusable))
  const validator = compiled.get(schema) ?? Compile(schema)
  compiled.set(schema, validator)
  if (validator.Check(given)) return ok(given as Static<Schema>)
  const converted: unknown = Value.Convert(schema, structuredClone(given))
  if (validator.Check(converted)) return ok(converted as Static<Schema>)
  return fail(refusalOf(schema, validator.Errors(converted) as Failure[]))
}

/** Deeper than any input of ours by far; not so deep that looking at it would exhaust the stack. */
const DEEPEST = 60

/** A sentence where no schema need be asked: nested without end, or with what no database stores. */
function unusableIn(value: unknown, depth: number): string | null {
  if (typeof value === 'string') {
    return value.includes('\0') ? '文字里有不能保存的字符，请删除后重新填写。' : null
  }
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return null
  if (depth === DEEPEST) return '提交的内容层层嵌套，无法读取。'
  for (const part of Object.values(value)) {
    const unusable = unusableIn(part, depth + 1)
    if (unusable) return unusable
  }
  return null
}

function refusalOf(schema: TSchema, failures: readonly Failure[]): Refusal {
  const fields: Record<string, string> = {}
  for (const failure of failures) {
    for (const [path, sentence] of sentencesOf(schema, failure)) fields[path] ??= sentence
  }
  const sentences = [...new Set(Object.values(fields))]
  return invalid('invalid-input', sentences.slice(0, 3).join(''), fields)
}

function sentencesOf(schema: TSchema, failure: Failure): [string, string][] {
  const path = failure.instancePath.slice(1)
  if (failure.keyword === 'required') {
    const missing = (failure.params.requiredProperties ?? []) as string[]
    return missing.map((name) => {
      const field = path === '' ? name : `${path}/${name}`
      return [field, missingAt(schema, field)]
    })
  }
  // The unknown field itself is reported a second time, by its own path.
  if (failure.keyword === 'additionalProperties') return []
  const label = labelAt(schema, path)
  return [[path, describedAt(schema, path)?.sentence ?? sentenceOf(failure, label)]]
}

const SENTENCES: Readonly<Record<string, (label: string, limit: unknown) => string>> = {
  boolean: (label) => `不认识${label}这一项。`,
  minLength: (label, limit) =>
    limit === 1 ? `请填写${label}。` : `${label}至少要 ${limit} 个字。`,
  maxLength: (label, limit) => `${label}最多 ${limit} 个字。`,
  minimum: (label, limit) => `${label}不能小于 ${limit}。`,
  maximum: (label, limit) => `${label}不能大于 ${limit}。`,
  minItems: (label, limit) => `${label}至少要有 ${limit} 项。`,
  maxItems: (label, limit) => `${label}最多 ${limit} 项。`,
  const: (label) => `${label}不是可选的一项。`,
  enum: (label) => `${label}不是可选的一项。`,
}

function sentenceOf({ keyword, params }: Failure, label: string): string {
  return SENTENCES[keyword]?.(label, params.limit) ?? `${label}填写得不对。`
}

/** What is said of a field that is not there; of one without a word of its own, what it must be. */
function missingAt(schema: TSchema, path: string): string {
  const { title, sentence, missing } = describedAt(schema, path) ?? {}
  return missing ?? (title ? null : sentence) ?? `请填写${labelAt(schema, path)}。`
}

/** What a field is called: the word of the schema, or of what it is part of; a stranger by its own. */
function labelAt(schema: TSchema, path: string): string {
  if (path === '') return '提交的内容'
  const described = describedAt(schema, path)
  if (!described) return `“${path.split('/').at(-1)}”`
  return described.title ? `“${described.title}”` : '有一项内容'
}

/** What the schema says of the field at a path, else of what is around it; null of a stranger. */
function describedAt(schema: TSchema, path: string): Described | null {
  let node: Node | undefined = schema as Node
  let described: Described = {}
  for (const step of path.split('/').filter((name) => name !== '')) {
    node = partOf(node, step)
    if (!node) return null
    described = wordsOf(node) ?? described
  }
  return described
}

/** A schema as it is walked: of an object, a list, or of several kinds of value. */
type Node = Described & {
  readonly properties?: Readonly<Record<string, Node>>
  readonly items?: Node
  /** Of a record: whatever the key. */
  readonly patternProperties?: Readonly<Record<string, Node>>
  readonly anyOf?: readonly Node[]
}

function partOf(node: Node, step: string): Node | undefined {
  const { properties = {}, items, patternProperties = {}, anyOf = [] } = node
  const [ofRecord] = Object.values(patternProperties)
  const own = Object.hasOwn(properties, step) ? properties[step] : (items ?? ofRecord)
  return own ?? anyOf.map((kind) => partOf(kind, step)).find((part) => part !== undefined)
}

function wordsOf(node: Node): Described | undefined {
  return [node, ...(node.anyOf ?? [])].find(({ title, sentence }) => title || sentence)
}
