import type { Terminal } from './terminal.ts'

/** `flag` stands alone, `value` takes one argument, `list` takes all up to the next option. */
export type OptionKind = 'flag' | 'value' | 'list'

export type OptionSpec = {
  readonly kind: OptionKind
  readonly short?: string
  /** What the help calls its argument: `文件`. */
  readonly argument?: string
  readonly about: string
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>

type ValueOf<Kind extends OptionKind> = {
  readonly flag: boolean
  /** null when the option was not given. */
  readonly value: string | null
  /** null when the option was not given; empty when it was given without arguments. */
  readonly list: readonly string[] | null
}[Kind]

/** A command line taken apart. */
export type Given<Specs extends OptionSpecs = OptionSpecs> = {
  readonly operands: readonly string[]
  readonly options: { readonly [Name in keyof Specs]: ValueOf<Specs[Name]['kind']> }
}

/** 0: fine. 1: something is wrong with what was read or written. */
export type Outcome = 0 | 1 | WrongUsage

/** The command cannot be carried out as it was given: the sentence is shown and the exit code is 2. */
export type WrongUsage = { readonly usage: string }

export type Example = { readonly line: string; readonly about: string }

type CommandText = {
  readonly name: string
  readonly summary: string
  /** What follows the name, once for each way to use the command: `文件… [--json]`. */
  readonly usage: readonly string[]
  readonly operands: { readonly min: number; readonly max: number; readonly what: string }
  readonly notes?: readonly string[]
  readonly examples: readonly Example[]
}

export type Command = CommandText & {
  readonly options: OptionSpecs
  readonly run: (given: Given, terminal: Terminal) => Promise<Outcome>
}

/** Commands that belong together: `gongkai report …`. */
export type CommandGroup = {
  readonly name: string
  readonly summary: string
  readonly commands: readonly Command[]
}

export type Program = {
  readonly name: string
  readonly version: string
  readonly summary: string
  /** Commands that stand alone: `gongkai serve`. */
  readonly commands: readonly Command[]
  readonly groups: readonly CommandGroup[]
}

/** A command whose `run` sees exactly the options it declares. */
export function defineCommand<const Specs extends OptionSpecs>(
  command: CommandText & {
    readonly options: Specs
    readonly run: (given: Given<Specs>, terminal: Terminal) => Promise<Outcome>
  },
): Command {
  return { ...command, run: (given, terminal) => command.run(given as Given<Specs>, terminal) }
}

export function wrongUsage(usage: string): WrongUsage {
  return { usage }
}
