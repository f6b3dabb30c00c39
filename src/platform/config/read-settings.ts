import { readFileSync } from 'node:fs'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { Setting, Settings } from './setting.ts'

type Specs = Readonly<Record<string, Setting<unknown>>>
type Written = Readonly<Record<string, string | undefined>>

/**
 * Every setting once, from the environment, else from the file that `GONGKAI_CONFIG` names (lines
 * `NAME=value`, `#` for remarks), else its standard. All that is wrong is said at once.
 */
export function readSettings<const S extends Specs>(
  specs: S,
  environment: Written,
): Result<Settings<S>, string> {
  const file = fileOf(environment.GONGKAI_CONFIG)
  if (!file.ok) return file
  const unknown = Object.keys(file.value).filter((name) => !Object.hasOwn(specs, name))
  const problems = unknown.map((name) => `配置文件里的 ${name} 不是本程序的配置项`)
  const values: Record<string, unknown> = {}
  for (const [name, spec] of Object.entries(specs)) {
    const written = (environment[name] || file.value[name]) ?? spec.standard
    if (written === null || written === '') {
      values[name] = null
      continue
    }
    const value = spec.read(written)
    if (value.ok) values[name] = value.value
    else problems.push(`${name} ${value.error}，现在是“${spec.secret ? '……' : written}”`)
  }
  if (problems.length > 0) return fail(`配置有误：${problems.join('；')}。`)
  return ok(values as Settings<S>)
}

/** One line per setting: name, value in use, what it is for. Secrets show only whether they are set. */
export function settingLines<const S extends Specs>(
  specs: S,
  settings: Settings<S>,
): { readonly name: string; readonly value: string; readonly about: string }[] {
  return Object.entries(specs).map(([name, { about, secret }]) => {
    const value = settings[name as keyof S] as unknown
    const shown = secret ? '（已设置）' : String(value)
    return { name, value: value === null ? '（未设置）' : shown, about }
  })
}

function fileOf(path: string | undefined): Result<Record<string, string>, string> {
  if (!path) return ok({})
  let content: string
  try {
    content = readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  } catch {
    return fail(`读不到 GONGKAI_CONFIG 指的配置文件：${path}。请检查路径和权限。`)
  }
  const entries: [string, string][] = []
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue
    const found = /^\s*([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line)
    if (!found) return fail(`配置文件 ${path} 第 ${index + 1} 行应当写成 名称=值：${line.trim()}`)
    entries.push([found[1] ?? '', (found[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')])
  }
  return ok(Object.fromEntries(entries))
}
