import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { Command, Given, OptionSpecs } from './command.ts'
import { nearest } from './suggest.ts'

/** Options that every command understands. */
export const COMMON_OPTIONS: OptionSpecs = {
  help: { kind: 'flag', short: 'h', about: '显示本命令的说明' },
}

type OptionToken = {
  readonly kind: 'option'
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

type Token =
  | OptionToken
  | { readonly kind: 'positional'; readonly value: string }
  | { readonly kind: 'option-terminator' }

/** Takes a command line apart, or says in one sentence what is wrong with it. */
export function parseCommandLine(command: Command, args: readonly string[]): Result<Given, string> {
  const specs = { ...COMMON_OPTIONS, ...command.options }
  const tokens = tokensOf(specs, args)
  const problem = tokens.map((token) => problemOf(specs, token)).find((each) => each !== null)
  if (problem) return fail(problem)
  const given = collect(specs, tokens)
  if (given.options['help']) return ok(given)
  const { min, max, what } = command.operands
  const count = given.operands.length
  if (count < min)
    return fail(count === 0 ? `请给出${what}` : `${what}给得不够：要 ${min} 个，只有 ${count} 个`)
  if (count > max) return fail(`多出的参数：${given.operands.slice(max).join(' ')}`)
  return ok(given)
}

function tokensOf(specs: OptionSpecs, args: readonly string[]): readonly Token[] {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      {
        // A list must not swallow the option behind it: its arguments are found in `collect`.
        type: spec.kind === 'value' ? ('string' as const) : ('boolean' as const),
        ...(spec.short ? { short: spec.short } : {}),
      },
    ]),
  )
  return parseArgs({ args: [...args], options, strict: false, tokens: true }).tokens
}

function problemOf(specs: OptionSpecs, token: Token): string | null {
  if (token.kind !== 'option') return null
  const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined
  if (!spec) {
    const near = nearest(token.name, Object.keys(specs))
    return `没有选项 ${token.rawName}${near ? `，是不是 --${near}？` : ''}`
  }
  if (spec.kind === 'flag' && token.value !== undefined) {
    return `选项 --${token.name} 不带参数`
  }
  if (spec.kind === 'value' && !hasArgument(token)) {
    return `选项 --${token.name} 后面要有${spec.argument ?? '参数'}`
  }
  return null
}

/** `--previous --strict` is a forgotten argument; `--previous=--strict` is a strange file. */
function hasArgument({ value, inlineValue }: OptionToken): boolean {
  if (value === undefined || value === '') return false
  return inlineValue === true || value === '-' || !value.startsWith('-')
}

/** Goes through the tokens once; operands behind a `list` option belong to it. */
function collect(specs: OptionSpecs, tokens: readonly Token[]): Given {
  const operands: string[] = []
  const options: Record<string, boolean | string | string[] | null> = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, spec.kind === 'flag' ? false : null]),
  )
  let open: string[] | null = null
  for (const token of tokens) {
    if (token.kind === 'positional') {
      ;(open ?? operands).push(token.value)
      continue
    }
    open = null
    if (token.kind === 'option-terminator') continue
    const kind = specs[token.name]?.kind
    if (kind === 'flag') options[token.name] = true
    if (kind === 'value') options[token.name] = token.value ?? null
    if (kind === 'list') {
      const before = options[token.name]
      open = Array.isArray(before) ? before : []
      if (token.value !== undefined) open.push(token.value)
      options[token.name] = open
    }
  }
  return { operands, options } as Given
}
