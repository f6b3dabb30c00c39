import type { Static, TSchema } from 'typebox'
import { conflict, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import {
  type CorrectionStepName,
  correctionStep,
  refusalOfCorrection,
} from '#core/requests/corrections/course.ts'
import { checkCorrection } from '#core/requests/corrections/decision.ts'
import { HANDLERS } from '#core/requests/life/roles.ts'
import { defineAction } from '#platform/action/define-action.ts'
import {
  BackInput,
  CorrectionMoved,
  DecideCorrectionInput,
  ExamineInput,
  TellInput,
} from '../../contract/corrections.ts'
import { maySee, takersOf } from '../../requests.policy.ts'
import {
  type CorrectionRecord,
  insertCorrectionEvent,
  updateCorrection,
} from '../../store/corrections.ts'
import type { Ctx } from '../load-request.ts'
import { openCorrection, sealCorrection } from '../means/correction-content.ts'
import { refuseDay, tooEarly } from '../means/days.ts'
import { correctionLetters } from './correction-letters.ts'
import {
  correctionSubject,
  type LoadedCorrection,
  lockCorrection,
  noCorrection,
} from './load-correction.ts'

type Fields = {
  readonly correctionId: string
  readonly version: number
  readonly on?: string | undefined
  readonly note?: string | undefined
}
type Change = Partial<Omit<CorrectionRecord, 'region_id' | 'id' | 'version'>>

/** What a step writes beside the state it leads to. */
type Work<Input extends TSchema> = (
  context: Ctx,
  loaded: LoadedCorrection,
  input: Static<Input>,
  on: string,
) => Promise<Result<Change, Refusal>> | Result<Change, Refusal>

/** The action of a step of a correction; whether it may be taken is in `core/requests/corrections`. */
function correctionAction<Input extends TSchema>(
  name: CorrectionStepName,
  input: Input,
  work: Work<Input>,
) {
  return defineAction({
    name: `requests.correction-${name}`,
    title: `更正申请：${correctionStep(name).label}`,
    input,
    output: CorrectionMoved,
    audience: HANDLERS,
    load: (context: Ctx, given) => lockCorrection(context, given as Fields),
    may: (actor, { row, guarded }: LoadedCorrection, given) => {
      if (!maySee(actor, guarded)) return noCorrection()
      const { version, note } = given as Fields
      const standing = { state: row.state, takers: takersOf(actor, guarded) }
      return refusalOfCorrection(name, standing, note) ?? refuseStale(row, version)
    },
    run: async (context: Ctx, loaded: LoadedCorrection, given) => {
      const { on = context.today, note = '' } = given as Fields
      const last = loaded.events.at(-1)?.on_day ?? on
      const wrong = refuseDay('on', on, context.today) ?? (on < last ? tooEarly('on', last) : null)
      if (wrong) return fail(wrong)
      const change = await work(context, loaded, given, on)
      if (!change.ok) return change
      const output = await move(context, loaded, name, { on, note, change: change.value })
      const before = { state: loaded.row.state }
      const after = { ...output, on, ...(change.value.result && { result: change.value.result }) }
      return ok({ output, audit: { ...correctionSubject(loaded), before, after } })
    },
  })
}

function refuseStale({ version }: CorrectionRecord, seen: number): Refusal | null {
  return version === seen
    ? null
    : conflict('changed-since', '更正申请在您打开之后又有变化，请先看过最新的情况再办理。')
}

type Moving = { readonly on: string; readonly note: string; readonly change: Change }

async function move(
  { tx, actor, now }: Ctx,
  { row, events }: LoadedCorrection,
  name: CorrectionStepName,
  { on, note, change }: Moving,
) {
  await insertCorrectionEvent(tx, {
    ...{ region_id: row.region_id, correction_id: row.id, serial: events.length + 1, step: name },
    ...{ on_day: on, note: note.trim(), at: now },
    ...{ account_id: actor.id, account_name: actor.name },
  })
  const state = correctionStep(name).leads[row.state] ?? row.state
  const version = await updateCorrection(tx, row, { ...change, state, updated_at: now })
  return { state, version }
}

const examine = correctionAction('examine', ExamineInput, ({ deps }, { row }, { findings }) => {
  const content = { ...openCorrection(deps, row), findings: findings.trim() }
  return ok({ content: sealCorrection(deps, row.id, content) })
})

const decide = correctionAction(
  'decide',
  DecideCorrectionInput,
  async (context, { row }, input, on) => {
    const { result, reasons = '', correctedText = '', otherAgency = '', otherContact = '' } = input
    const decision = { result, reasons, correctedText, otherAgency, otherContact }
    const incomplete = checkCorrection(decision)
    if (incomplete) return fail(incomplete)
    const content = { ...openCorrection(context.deps, row), decision }
    const letters = await correctionLetters(context, row, content, {
      ...{ on, contactPhone: input.contactPhone, contactAddress: input.contactAddress },
    })
    if (!letters.ok) return letters
    const sealed = sealCorrection(context.deps, row.id, { ...content, letters: letters.value })
    return ok({ content: sealed, result, decided_on: on })
  },
)

const tell = correctionAction('tell', TellInput, (_context, _loaded, { way, proof = '' }, on) =>
  ok({ told_on: on, told_way: way, proof: proof.trim() }),
)

/** Back by one step; a decision that is taken back says nothing any more, its numbers stay. */
const takeBack = correctionAction('take-back', BackInput, ({ deps }, { row }) => {
  const content = sealCorrection(deps, row.id, { ...openCorrection(deps, row), decision: null })
  return ok({ content, result: null, decided_on: null })
})

const withdraw = correctionAction('withdraw', BackInput, () => ok({}))

/** Every step of a correction; its address is its name. */
export const correctionActions = { examine, decide, tell, 'take-back': takeBack, withdraw }
