import type { CommandGroup } from '#platform/terminal/command.ts'
import { checkCommand } from './commands/check.ts'
import { compareCommand } from './commands/compare.ts'
import { explainCommand } from './commands/explain.ts'
import { newCommand } from './commands/new.ts'
import { readCommand } from './commands/read.ts'
import { sumCommand } from './commands/sum.ts'
import { writeCommand } from './commands/write.ts'

/** `gongkai report …` */
export const reportCommands: CommandGroup = {
  name: 'report',
  summary: '政府信息公开工作年度报告',
  commands: [
    readCommand,
    checkCommand,
    compareCommand,
    sumCommand,
    writeCommand,
    newCommand,
    explainCommand,
  ],
}
