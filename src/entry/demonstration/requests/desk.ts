import type { Day } from '#core/kit/day.ts'
import { auditRecorder } from '#modules/audit/index.ts'
import { requestsActions } from '#modules/requests/index.ts'
import type { Actor } from '#platform/action/actor.ts'
import { type Execute, executor } from '#platform/action/execute.ts'
import { stoppedClock, todayOf } from '#platform/time/clock.ts'
import type { Deps, House } from '../../house.ts'

/** Where the people of the demonstration act, on the day that is set. */
export type Desk = {
  readonly execute: Execute<Deps>
  readonly clock: ReturnType<typeof stoppedClock>
  readonly today: Day
}

export function openDesk(house: House): Desk {
  const clock = stoppedClock('2000-01-01T00:00:00Z')
  const record = auditRecorder(house.ring)
  const execute = executor({ db: house.db, clock, record, deps: house.deps })
  return { execute, clock, today: todayOf(house.clock) }
}

/** Ten in the morning there. */
export function setDay({ clock }: Desk, day: Day): void {
  clock.set(`${day}T02:00:00Z`)
}

/** One of the room's actions, by its name; what it gives. A refusal is a fault of the plan. */
export async function act(desk: Desk, name: string, actor: Actor, input: object): Promise<unknown> {
  const action = requestsActions.find((each) => each.action.name === name)?.action
  if (!action) throw new Error(`no action ${name}`)
  const done = await desk.execute(action, actor, input)
  if (!done.ok) throw new Error(`${name} by ${actor.name}: ${done.error.message}`)
  return done.value
}
