import { INTERNAL_RULES, type InternalRule } from '#core/clock/internal.ts'
import { toHalfWidth } from '#core/kit/text.ts'
import type { InternalPeriodEntry, InternalPeriodInput } from '../../requests.contract.ts'

/** A rule while it is typed. */
export type PeriodDraft = {
  /** Empty: of every agency without a rule of its own. */
  readonly agencyId: string
  readonly rule: InternalRule
  readonly workingDays: string
  readonly reason: string
}

export const NO_PERIOD: PeriodDraft = { agencyId: '', rule: 'days', workingDays: '', reason: '' }

export function periodOf({
  agencyId,
  rule,
  workingDays,
  reason,
}: PeriodDraft): InternalPeriodInput {
  return {
    ...{ agencyId: agencyId === '' ? null : agencyId, rule, reason: reason.trim() },
    workingDays: rule === 'days' ? daysOf(workingDays) : null,
  }
}

/** What is wrong with it, by field. */
export function gapsOf(
  { rule, workingDays }: PeriodDraft,
  longest: number,
): Readonly<Record<string, string>> {
  if (rule !== 'days') return {}
  const days = daysOf(workingDays)
  const isRight = Number.isInteger(days) && days >= 1 && days <= longest
  return isRight ? {} : { workingDays: `请填写 1 至 ${longest} 之间的整数。` }
}

const daysOf = (text: string): number => Number(toHalfWidth(text).trim() || 'none')

/** `10 个工作日内拟出答复` */
export function ruleText({ rule, workingDays }: Pick<InternalPeriodEntry, 'rule' | 'workingDays'>) {
  return rule === 'days' ? `${workingDays} 个工作日内拟出答复` : INTERNAL_RULES[rule]
}
