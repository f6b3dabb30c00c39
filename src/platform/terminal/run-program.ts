import { fail, ok, type Result } from '#core/kit/result.ts'
import type { Command, CommandGroup, Program } from './command.ts'
import { callOf, commandHelp, groupHelp, programHelp } from './help.ts'
import { parseCommandLine } from './parse.ts'
import { nearest } from './suggest.ts'
import type { Terminal } from './terminal.ts'

const WRONG_USAGE = 2
const HELP_WORDS = new Set(['help', '--help', '-h'])

/** Carries out one command line. Gives the exit code: 0 fine, 1 something is wrong, 2 wrong usage. */
export async function runProgram(
  program: Program,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const [word, ...rest] = args
  if (word === undefined || HELP_WORDS.has(word)) return showHelp(program, rest, terminal)
  if (word === '--version' || word === '-v' || word === 'version') {
    await terminal.print(`${program.name} ${program.version}`)
    return 0
  }
  const alone = program.commands.find(({ name }) => name === word)
  if (alone) return runCommand(program, null, alone, rest, terminal)
  const group = chooseGroup(program, word)
  if (!group.ok) return refuse(program, group.error, terminal)
  const [name, ...behind] = rest
  if (name === undefined || HELP_WORDS.has(name)) {
    return showHelp(program, [word, ...behind], terminal)
  }
  const command = choose(group.value.commands, name, `${program.name} ${word} --help`)
  if (!command.ok) return refuse(program, command.error, terminal)
  return runCommand(program, group.value, command.value, behind, terminal)
}

async function runCommand(
  program: Program,
  group: CommandGroup | null,
  command: Command,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const given = parseCommandLine(command, args)
  if (given.ok && given.value.options['help']) {
    await terminal.print(...commandHelp(program, group, command))
    return 0
  }
  const outcome = given.ok ? await command.run(given.value, terminal) : { usage: given.error }
  if (typeof outcome === 'number') return outcome
  const call = callOf(program, group, command)
  const usage = command.usage.map((each) => `用法：${call} ${each}`.trimEnd())
  return refuse(program, [outcome.usage, ...usage, `说明：${call} --help`].join('\n'), terminal)
}

/** `help`, `help report`, `help report check`. */
async function showHelp(
  program: Program,
  words: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const [groupName, commandName] = words.filter((word) => !word.startsWith('-'))
  if (groupName === undefined) {
    await terminal.print(...programHelp(program))
    return 0
  }
  const alone = program.commands.find(({ name }) => name === groupName)
  if (alone) {
    await terminal.print(...commandHelp(program, null, alone))
    return 0
  }
  const group = chooseGroup(program, groupName)
  if (!group.ok) return refuse(program, group.error, terminal)
  if (commandName === undefined) {
    await terminal.print(...groupHelp(program, group.value))
    return 0
  }
  const command = choose(group.value.commands, commandName, `${program.name} help ${groupName}`)
  if (!command.ok) return refuse(program, command.error, terminal)
  await terminal.print(...commandHelp(program, group.value, command.value))
  return 0
}

/** The group of that name; the hint knows the commands that stand alone as well. */
function chooseGroup(program: Program, word: string): Result<CommandGroup, string> {
  const group = program.groups.find(({ name }) => name === word)
  if (group) return ok(group)
  const all = choose([...program.commands, ...program.groups], word, `${program.name} help`)
  return all.ok ? fail(`没有命令 ${word}`) : all
}

function refuse(program: Program, sentence: string, terminal: Terminal): number {
  terminal.note(`${program.name}：${sentence}`)
  return WRONG_USAGE
}

function choose<Named extends { readonly name: string }>(
  all: readonly Named[],
  name: string,
  help: string,
): Result<Named, string> {
  const found = all.find((each) => each.name === name)
  if (found) return ok(found)
  const names = all.map((each) => each.name)
  const near = nearest(name, names)
  const hint = near ? `是不是 ${near}？` : `可用的有：${names.join('、')}。`
  return fail(`没有命令 ${name}，${hint}\n说明：${help}`)
}
