import type { Command, CommandGroup, OptionSpec, OptionSpecs, Program } from './command.ts'
import { COMMON_OPTIONS } from './parse.ts'
import { textTable } from './text-table.ts'

/** What stands for a word to be filled in. */
const GROUP = '类别'
const COMMAND = '命令'

/** What the program is and every command it has. */
export function programHelp(program: Program): string[] {
  return [
    `${program.name} ${program.version} — ${program.summary}`,
    '',
    '用法：',
    `  ${program.name} ${GROUP} ${COMMAND} [文件…] [--选项…]`,
    `  ${program.name} ${COMMAND} [--选项…]`,
    ...['', '运行与维护：', ...commandTable(program.name, program.commands)],
    ...program.groups.flatMap((group) => ['', ...groupLines(program, group)]),
    '',
    '其他：',
    ...indented(
      textTable([
        [`${program.name} help [${GROUP} [${COMMAND}]]`, '显示说明'],
        [`${program.name} --version`, '显示版本'],
      ]),
    ),
    '',
    `每个命令的选项和例子：${program.name} [${GROUP}] ${COMMAND} --help`,
  ]
}

/** The commands of one group. */
export function groupHelp(program: Program, group: CommandGroup): string[] {
  return [
    ...groupLines(program, group),
    '',
    `每个命令的选项和例子：${program.name} ${group.name} ${COMMAND} --help`,
  ]
}

function groupLines(program: Program, group: CommandGroup): string[] {
  return [`${group.summary}：`, ...commandTable(`${program.name} ${group.name}`, group.commands)]
}

function commandTable(call: string, commands: readonly Command[]): string[] {
  return indented(textTable(commands.map(({ name, summary }) => [`${call} ${name}`, summary])))
}

/** What is typed to call a command: `gongkai report check`, or `gongkai serve` without a group. */
export function callOf(program: Program, group: CommandGroup | null, command: Command): string {
  return [program.name, ...(group ? [group.name] : []), command.name].join(' ')
}

/** Everything about one command. */
export function commandHelp(
  program: Program,
  group: CommandGroup | null,
  command: Command,
): string[] {
  const call = callOf(program, group, command)
  const notes = command.notes ?? []
  return [
    `${call} — ${command.summary}`,
    '',
    '用法：',
    ...command.usage.map((usage) => `  ${call} ${usage}`.trimEnd()),
    '',
    '选项：',
    ...indented(textTable(optionRows({ ...command.options, ...COMMON_OPTIONS }))),
    ...(notes.length > 0 ? ['', '说明：', ...notes.map((note) => `  ${note}`)] : []),
    '',
    '例子：',
    ...command.examples.flatMap(({ line, about }) => [
      `  ${program.name} ${line}`,
      `      ${about}`,
    ]),
    '',
    '退出码：0 没有问题；1 有错误级问题，或有文件读不出、写不了；2 用法不对或会毁掉已有的文件，什么也没有做。',
  ]
}

function optionRows(options: OptionSpecs): string[][] {
  return Object.entries(options).map(([name, spec]) => [nameOf(name, spec), spec.about])
}

function nameOf(name: string, spec: OptionSpec): string {
  const short = spec.short ? `-${spec.short}, ` : ''
  const argument = { flag: '', value: ` ${spec.argument ?? '内容'}`, list: ` ${spec.argument}…` }
  return `${short}--${name}${argument[spec.kind]}`
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
