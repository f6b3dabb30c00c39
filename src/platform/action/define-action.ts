import type { Static, TSchema } from 'typebox'
import type { Day } from '#core/kit/day.ts'
import type { Refusal } from '#core/kit/refusal.ts'
import type { Result } from '#core/kit/result.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Actor } from './actor.ts'

/** What an action works with. `deps` is what its room was given at the start: ports, templates. */
export type Context<Tables, Deps> = {
  readonly tx: Tx<Tables>
  readonly deps: Deps
  readonly actor: Actor
  /** The moment of this action, ISO; one and the same for everything it writes. */
  readonly now: string
  readonly today: Day
}

/** What is left in the audit trail of an action. */
export type AuditNote = {
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string }
  /** Whose business it is; kept in the entry and its chain. Nothing is chosen or shown by it. */
  readonly scope?: string | null
  readonly before?: unknown
  readonly after?: unknown
}

/**
 * Who may try at all; the target decides further in `may`. `restricted` is everybody signed in, and
 * those who must first do something else as well.
 */
export type Audience = 'anyone' | 'restricted' | 'signed-in' | readonly string[]

/**
 * A refusal that must leave a trace: what the action has written stays, and its entry with it. A wrong
 * password is counted although it is refused.
 */
export type RecordedRefusal = Refusal & { readonly audit: AuditNote }

/** `null` is yes. */
export type Verdict = Refusal | null

type Common<Input extends TSchema, Output extends TSchema, Target, Tables, Deps> = {
  /** `room.verb-object`; in the audit trail, the API and the log. */
  readonly name: string
  /** What people call it. */
  readonly title: string
  readonly input: Input
  readonly output: Output
  readonly audience: Audience
  /** Fetches, and for a change locks, what the action is about. */
  readonly load: (
    context: Context<Tables, Deps>,
    input: Static<Input>,
  ) => Promise<Result<Target, Refusal>>
  /** Whether this actor may do it to this target. Pure. */
  readonly may: (actor: Actor, target: Target, input: Static<Input>) => Verdict
}

/** A change: decided by `core/`, saved together with its audit entry. */
export type ActionSpec<
  Input extends TSchema,
  Output extends TSchema,
  Target,
  Tables,
  Deps,
> = Common<Input, Output, Target, Tables, Deps> & {
  /** What citizens see is another afterwards: kept pages are drawn anew. */
  readonly changesPublicPages?: true
  readonly run: (
    context: Context<Tables, Deps>,
    target: Target,
    input: Static<Input>,
  ) => Promise<
    Result<
      { output: Static<Output>; audit: AuditNote | readonly AuditNote[] },
      Refusal | RecordedRefusal
    >
  >
}

/** A question. It leaves an entry only where it shows personal data. */
export type QuerySpec<Input extends TSchema, Output extends TSchema, Target, Tables, Deps> = Common<
  Input,
  Output,
  Target,
  Tables,
  Deps
> & {
  readonly answer: (
    context: Context<Tables, Deps>,
    target: Target,
    input: Static<Input>,
  ) => Promise<Result<Static<Output>, Refusal>>
  readonly audit?: (target: Target, input: Static<Input>) => AuditNote | null
}

/** An action or a query as page, API, command and job see it. */
export type Action<
  Input extends TSchema = TSchema,
  Output extends TSchema = TSchema,
  Deps = never,
> = {
  readonly name: string
  readonly title: string
  readonly kind: 'change' | 'query'
  readonly input: Input
  readonly output: Output
  readonly audience: Audience
  readonly changesPublicPages: boolean
  /** Everything after validation, inside the transaction: load → may → run. */
  readonly perform: (
    context: Context<never, Deps>,
    input: Static<Input>,
  ) => Promise<Result<Performed<Static<Output>>, Refusal | RecordedRefusal>>
}

export type Performed<Output> = { readonly output: Output; readonly audit: readonly AuditNote[] }

/** One use case that changes something. Its audit note is not optional. */
export function defineAction<Input extends TSchema, Output extends TSchema, Target, Tables, Deps>(
  spec: ActionSpec<Input, Output, Target, Tables, Deps>,
): Action<Input, Output, Deps> {
  const { changesPublicPages = false } = spec
  return describe(spec, { kind: 'change', changesPublicPages }, async (context, target, input) => {
    const done = await spec.run(context, target, input)
    if (!done.ok) return done
    const { output, audit } = done.value
    return { ok: true, value: { output, audit: Array.isArray(audit) ? audit : [audit] } }
  })
}

/** One use case that only looks. */
export function defineQuery<Input extends TSchema, Output extends TSchema, Target, Tables, Deps>(
  spec: QuerySpec<Input, Output, Target, Tables, Deps>,
): Action<Input, Output, Deps> {
  return describe(
    spec,
    { kind: 'query', changesPublicPages: false },
    async (context, target, input) => {
      const answer = await spec.answer(context, target, input)
      if (!answer.ok) return answer
      const note = spec.audit?.(target, input)
      return { ok: true, value: { output: answer.value, audit: note ? [note] : [] } }
    },
  )
}

function describe<Input extends TSchema, Output extends TSchema, Target, Tables, Deps>(
  spec: Common<Input, Output, Target, Tables, Deps>,
  nature: Pick<Action, 'kind' | 'changesPublicPages'>,
  act: (
    context: Context<Tables, Deps>,
    target: Target,
    input: Static<Input>,
  ) => Promise<Result<Performed<Static<Output>>, Refusal | RecordedRefusal>>,
): Action<Input, Output, Deps> {
  const { name, title, input, output, audience } = spec
  const perform: Action<Input, Output, Deps>['perform'] = async (given, values) => {
    const context = given as unknown as Context<Tables, Deps>
    const target = await spec.load(context, values)
    if (!target.ok) return target
    const verdict = spec.may(context.actor, target.value, values)
    return verdict ? { ok: false, error: verdict } : act(context, target.value, values)
  }
  return { name, title, ...nature, input, output, audience, perform }
}
