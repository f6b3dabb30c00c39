import type { Static, TSchema } from 'typebox'
import { forbidden, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/database.ts'
import { type Clock, todayOf } from '#platform/time/clock.ts'
import { type Actor, holds } from './actor.ts'
import type { Action, Audience, AuditNote } from './define-action.ts'
import { validate } from './validate.ts'

/** One line of the audit trail, before it is chained. */
export type AuditLine = AuditNote & {
  readonly actor: Actor
  readonly action: string
  readonly title: string
  readonly at: string
}

/** Writes audit lines in the transaction of the change. */
export type Recorder = (tx: Tx<never>, lines: readonly AuditLine[]) => Promise<void>

export type Execute<Deps> = <Input extends TSchema, Output extends TSchema>(
  action: Action<Input, Output, Deps>,
  actor: Actor,
  input: unknown,
) => Promise<Result<Static<Output>, Refusal>>

/**
 * The one entrance to every action: audience → validate → transaction (load → may → run → audit). A
 * refusal rolls back whatever was written, but for a recorded one. Page, API, command and job all
 * come through here.
 */
export function executor<Deps>(world: {
  readonly db: Database<never>
  readonly clock: Clock
  readonly record: Recorder
  readonly deps: Deps
  /** Tells all who keep public pages, once the transaction is committed. */
  readonly announce?: (tx: Tx<never>) => Promise<void>
}): Execute<Deps> {
  return async (action, actor, given) => {
    if (!mayTry(actor, action.audience)) return fail(actor.restriction ?? notForYou(actor))
    const input = validate(action.input, given)
    if (!input.ok) return input
    const now = world.clock.now().toISOString()
    const record = async (tx: Tx<never>, notes: readonly AuditNote[]) => {
      const { name, title } = action
      const lines = notes.map((note) => ({ ...note, actor, action: name, title, at: now }))
      if (lines.length > 0) await world.record(tx, lines)
    }
    const work = async (tx: Tx<never>) => {
      const context = { tx, deps: world.deps, actor, now, today: todayOf(world.clock) }
      const done = await action.perform(context, input.value)
      if (!done.ok) {
        if (!('audit' in done.error)) throw new Refused(done.error)
        const { audit, ...refusal } = done.error
        await record(tx, [audit])
        return fail(refusal)
      }
      if (action.changesPublicPages) await world.announce?.(tx)
      await record(tx, done.value.audit)
      return ok(done.value.output)
    }
    try {
      return await inTransaction(world.db, work)
    } catch (error) {
      if (error instanceof Refused) return fail(error.refusal)
      throw error
    }
  }
}

/** Leaves the transaction without its changes. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Whether somebody with these grants, and under no restriction, is let through to `load` at all. */
export function mayTry(actor: Actor, audience: Audience): boolean {
  if (audience === 'anyone' || actor.kind === 'program') return true
  if (actor.kind === 'nobody') return false
  if (audience === 'restricted') return true
  if (actor.restriction) return false
  return audience === 'signed-in' || holds(actor, audience)
}

function notForYou(actor: Actor): Refusal {
  return actor.kind === 'nobody'
    ? forbidden('not-signed-in', '请先登录。')
    : forbidden('no-role', '您没有办理这件事的权限；如有需要，请联系本单位的系统管理员。')
}
