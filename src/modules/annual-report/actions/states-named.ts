import { type ReportState, STATE_LABELS } from '#core/annual-report/life/states.ts'
import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'

const UNKNOWN = invalid('unknown-state', '没有这种报告状态。', { states: '没有这种报告状态。' })

/** `accepted,signed` → the states, or a refusal where one is none. */
export function statesNamed(text: string): Result<readonly ReportState[], Refusal> {
  const names = text.split(',').map((name) => name.trim())
  const isState = (name: string): name is ReportState => Object.hasOwn(STATE_LABELS, name)
  return names.every(isState) ? ok(names) : fail(UNKNOWN)
}
