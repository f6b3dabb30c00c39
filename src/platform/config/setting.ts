import { fail, ok, type Result } from '#core/kit/result.ts'

/** One thing that whoever runs the program can set; `Missing` is what stands for it where nobody did. */
export type Setting<T, Missing extends null = null> = {
  readonly about: string
  /** As it would be written; null where there is none. */
  readonly standard: string | Missing
  /** Never printed. */
  readonly secret?: true
  /** The value of what was written, or a sentence on what may be written. */
  readonly read: (written: string) => Result<T, string>
}

/** A setting with a standard always has a value. */
export type Settings<Specs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends Setting<infer T, infer Missing>
    ? T | Missing
    : never
}

type Standard = { readonly standard: string; readonly secret?: true }
type Optional = { readonly standard?: never; readonly secret?: true }
type Make<T> = {
  (about: string, options: Standard): Setting<T, never>
  (about: string, options?: Optional): Setting<T>
}

function make<T>(read: Setting<T>['read']): Make<T> {
  const setting = (about: string, { standard, secret }: Standard | Optional = {}) => ({
    ...{ about, standard: standard ?? null, read },
    ...(secret && { secret }),
  })
  return setting as Make<T>
}

export const text = make<string>((written) => ok(written))

export const flag = make<boolean>((written) =>
  ['1', 'true', 'yes', 'on'].includes(written.toLowerCase())
    ? ok(true)
    : ['0', 'false', 'no', 'off'].includes(written.toLowerCase())
      ? ok(false)
      : fail('应当是 true 或 false'),
)

/** A whole number within bounds, both included. */
export function wholeNumber(from: number, to: number): Make<number> {
  return make((written) =>
    /^\d+$/.test(written) && Number(written) >= from && Number(written) <= to
      ? ok(Number(written))
      : fail(`应当是 ${from} 到 ${to} 之间的整数`),
  )
}

export function oneOf<const Choice extends string>(choices: readonly Choice[]): Make<Choice> {
  return make((written) => {
    const choice = choices.find((each) => each === written)
    return choice ? ok(choice) : fail(`应当是 ${choices.join('、')} 之一`)
  })
}

/** An address that begins with one of the schemes. */
export function address(schemes: readonly string[]): Make<string> {
  return make((written) =>
    URL.canParse(written) && schemes.includes(new URL(written).protocol.slice(0, -1))
      ? ok(written)
      : fail(`应当是以 ${schemes.map((scheme) => `${scheme}://`).join(' 或 ')} 开头的地址`),
  )
}
