import type { Command } from '#platform/terminal/command.ts'
import { clockCommand } from './commands/clock.ts'
import { feeCommand } from './commands/fee.ts'

/** `gongkai clock`, `gongkai fee`: the rules, usable without the platform. */
export const requestCommands: readonly Command[] = [clockCommand, feeCommand]
