import { fail, ok, type Result } from '#core/kit/result.ts'

/** One thing that whoever runs the program can set. */
export type Setting<T> = {
  readonly about: string
  /** As it would be written; null where there is none. */
  readonly standard: string | null
  /** Never printed. */
  readonly secret?: true
  /** The value of what was written, or a sentence on what may be written. */
  readonly read: (written: string) => Result<T, string>
}

export type Settings<Specs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends Setting<infer T> ? T | null : never
}

type Options = { readonly standard?: string; readonly secret?: true }

const make =
  <T>(read: Setting<T>['read']) =>
  (about: string, { standard, secret }: Options = {}): Setting<T> => ({
    about,
    standard: standard ?? null,
    read,
    ...(secret && { secret }),
  })

export const text = make<string>((written) => ok(written))

export const flag = make<boolean>((written) =>
  ['1', 'true', 'yes', 'on'].includes(written.toLowerCase())
    ? ok(true)
    : ['0', 'false', 'no', 'off'].includes(written.toLowerCase())
      ? ok(false)
      : fail('应当是 true 或 false'),
)

export const wholeNumber = (about: string, from: number, to: number, options?: Options) =>
  make<number>((written) =>
    /^\d+$/.test(written) && Number(written) >= from && Number(written) <= to
      ? ok(Number(written))
      : fail(`应当是 ${from} 到 ${to} 之间的整数`),
  )(about, options)

export const oneOf = <const Choice extends string>(
  about: string,
  choices: readonly Choice[],
  options?: Options,
) =>
  make<Choice>((written) => {
    const choice = choices.find((each) => each === written)
    return choice ? ok(choice) : fail(`应当是 ${choices.join('、')} 之一`)
  })(about, options)

export const address = (about: string, schemes: readonly string[], options?: Options) =>
  make<string>((written) =>
    URL.canParse(written) && schemes.includes(new URL(written).protocol.slice(0, -1))
      ? ok(written)
      : fail(`应当是以 ${schemes.map((scheme) => `${scheme}://`).join(' 或 ')} 开头的地址`),
  )(about, options)
