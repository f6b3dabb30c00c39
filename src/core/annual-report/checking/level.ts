import type { Level } from '../template.ts'
import type { CheckContext } from './rule.ts'

/** Worst first. */
export const LEVELS: readonly Level[] = ['error', 'warning', 'hint']

/** What people call the levels. */
export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  error: '错误',
  warning: '提醒',
  hint: '建议',
}

/** The level of something the form leaves to local practice: one step worse when checked strictly. */
export function levelOf(context: CheckContext, level: Level): Level {
  if (!context.strict) return level
  return LEVELS[Math.max(0, LEVELS.indexOf(level) - 1)] ?? level
}
