import { type Static, type TProperties, Type } from 'typebox'
import { conflict, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { refusalOfNote, refusalOfStep } from '#core/requests/life/may-step.ts'
import { type StepName, stepNamed } from '#core/requests/life/steps.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { ReceivedFile } from '../../../files/files.contract.ts'
import { LONGEST, SUPPLEMENT_FILES } from '../../contract/lengths.ts'
import { asApplicant } from '../../requests.policy.ts'
import { saveRating } from '../../store/citizens.ts'
import { insertFile } from '../../store/files.ts'
import { type Ctx, type Loaded, loadRequest, situationOf, subjectOf } from '../load-request.ts'
import { type StepEffect, takeStep } from '../steps/take-step.ts'
import { servedAnswer } from './outcomes.ts'
import { loadProvenLocked, PROOF_FIELDS, type Proven, refuseGuess } from './prove-applicant.ts'
import { TrackView, viewFor } from './track.ts'

type Fields<Extra extends TProperties> = typeof PROOF_FIELDS & Extra
type Input<Extra extends TProperties> = Static<ReturnType<typeof Type.Object<Fields<Extra>>>>

/** A step the applicant takes without an account; answers with how the request stands then. */
function applicantStep<const Extra extends TProperties>(
  name: StepName,
  extra: Extra,
  effectOf: (context: Ctx, loaded: Loaded, input: Input<Extra>) => Promise<StepEffect> | StepEffect,
) {
  return defineAction({
    name: `requests.applicant-${name}`,
    title: `申请人：${stepNamed(name).label}`,
    input: Type.Object({ ...PROOF_FIELDS, ...extra }),
    output: TrackView,
    audience: 'anyone',
    load: (context: Ctx, input) =>
      loadProvenLocked(
        context,
        input as Static<ReturnType<typeof Type.Object<typeof PROOF_FIELDS>>>,
      ),
    may: () => null,
    run: async (context: Ctx, proven: Proven, given) => {
      const { loaded } = proven
      if (!loaded) return fail(await refuseGuess(context, proven))
      const actor = asApplicant(context.actor, loaded.guarded)
      const effect = await effectOf(context, loaded, given as Input<Extra>)
      const situation = situationOf(actor, context.today, loaded, null)
      const refusal = refusalOfStep(name, situation) ?? refusalOfNote(name, effect.note ?? '')
      if (refusal) return fail(refusal)
      const taken = await takeStep(
        { ...context, actor },
        { ...loaded, today: context.today },
        name,
        effect,
      )
      const view = await seenAfter(context, loaded)
      if (!view.ok) return view
      return ok({
        output: view.value,
        audit: { ...subjectOf(loaded), after: { step: name, ...taken } },
      })
    },
  })
}

async function seenAfter(context: Ctx, { request }: Loaded): Promise<Result<TrackView, Refusal>> {
  const again = await loadRequest(context, request.id)
  return again.ok ? ok(await viewFor(context, again.value)) : again
}

/** What was asked for is supplied, with files where there are any; the period begins anew (条例§30). */
export const supplementOnline = applicantStep(
  'supplement',
  {
    text: Type.String({ minLength: 1, maxLength: LONGEST.supplement, title: '补正内容' }),
    files: Type.Optional(
      Type.Array(ReceivedFile, { maxItems: SUPPLEMENT_FILES.most, title: '附件' }),
    ),
  },
  async (context, { request }, { text, files = [] }) => {
    for (const received of files) await attach(context, request, received)
    return { note: text }
  },
)

async function attach(
  { tx, deps, now }: Ctx,
  { region_id, id }: Loaded['request'],
  received: ReceivedFile,
): Promise<void> {
  const entered = { now, by: null }
  const fileId = await deps.requests.files.keep(tx as never, region_id, received, entered)
  await insertFile(tx, {
    ...{ region_id, request_id: id, file_id: fileId, use: 'supplement', title: received.name },
    ...{ added_at: now, added_by: null, source_id: null },
  })
}

export const withdrawOnline = applicantStep(
  'withdraw',
  { reason: Type.Optional(Type.String({ maxLength: 1000, title: '撤回的原因' })) },
  (_context, _loaded, { reason = '' }) => ({
    note: reason.trim() === '' ? '申请人在网上撤回' : reason,
  }),
)

/** Why so many requests are made, where that was asked (条例§35). */
export const giveReasonsOnline = applicantStep(
  'give-reasons',
  { text: Type.String({ minLength: 1, maxLength: LONGEST.reasons, title: '申请的理由' }) },
  (_context, _loaded, { text }) => ({ note: text }),
)

/** What the applicant thinks of the answer, and whether all should read it (条例§44). */
export const rateAnswer = defineAction({
  name: 'requests.applicant-rate',
  title: '申请人：评价',
  input: Type.Object({
    ...PROOF_FIELDS,
    stars: Type.Integer({ minimum: 1, maximum: 5, title: '满意程度' }),
    remark: Type.Optional(Type.String({ maxLength: 2000, title: '意见' })),
    suggestsPublication: Type.Optional(Type.Boolean({ title: '建议主动公开' })),
  }),
  output: TrackView,
  audience: 'anyone',
  load: loadProvenLocked,
  may: () => null,
  run: async (
    context: Ctx,
    proven: Proven,
    { stars, remark = '', suggestsPublication = false },
  ) => {
    const { loaded } = proven
    if (!loaded) return fail(await refuseGuess(context, proven))
    const { request } = loaded
    if (!servedAnswer(loaded)) {
      return fail(conflict('not-served', '这件申请的答复还没有送达，送达之后再请您评价。'))
    }
    const key = { regionId: request.region_id, requestId: request.id }
    await saveRating(context.tx, key, { stars, remark, suggestsPublication }, context.now)
    const output = await viewFor(context, loaded)
    return ok({ output, audit: { ...subjectOf(loaded), after: { stars, suggestsPublication } } })
  },
})
