import type { Static } from 'typebox'
import type { Clock } from '#core/clock/replay.ts'
import type { ClockView } from '../../requests.contract.ts'

/** A clock as screens and pages show it. */
export function clockView(clock: Clock): Static<typeof ClockView> {
  return {
    ...{ state: clock.state, startedOn: clock.startedOn, startedBy: clock.startedBy },
    allowed: clock.allowed,
    extension: clock.extension,
    ...{ used: clock.used, left: clock.left, dueOn: clock.dueOn },
    withoutDueOn: clock.withoutDueOn?.message ?? null,
    days: [...clock.days],
  }
}
