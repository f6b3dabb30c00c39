import { Type } from 'typebox'
import { absent, conflict, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { DECISION_KINDS, isDecisionKind } from '#core/requests/decision-kinds.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { choice, Id, Nullable, Version } from '#platform/action/shapes.ts'
import { noRequest, refuseStale, takersOf } from '../../requests.policy.ts'
import { updateMatter, updateRequest } from '../../store/requests.ts'
import { type Ctx, type Loaded, loadLocked, subjectOf } from '../load-request.ts'
import { decisionFaultOf } from './decision-fault.ts'

const Text = Type.String({ maxLength: 5000 })

const DecideInput = Type.Object({
  requestId: Id,
  version: Version,
  position: Type.Integer({ minimum: 1, maximum: 50, title: '事项序号' }),
  kind: choice(
    DECISION_KINDS.map(({ id }) => id),
    { title: '答复种类' },
  ),
  parts: Type.Record(Type.String({ maxLength: 60 }), Text, { title: '决定内容' }),
  withheld: Type.Optional(
    Type.Array(Type.Object({ part: Text, ground: Type.String({ maxLength: 60 }), reason: Text }), {
      ...{ maxItems: 50, title: '不予公开的部分' },
    }),
  ),
  isOtherAgencyKnown: Type.Optional(Type.Boolean({ title: '是否知道由哪个机关负责' })),
  answers: Type.Optional(
    Type.Record(Type.String({ maxLength: 60 }), Type.Boolean(), { title: '判断问题的回答' }),
  ),
})

const Decided = Type.Object({
  version: Type.Integer(),
  /** What the decision still lacks, by field; null when it may be submitted. */
  missing: Nullable(Type.Record(Type.String(), Type.String())),
})

/** Says what is to become of one matter; kept also while it is incomplete (条例§36–39). */
export const decideMatter = defineAction({
  name: 'requests.decide-matter',
  title: '拟定答复',
  input: DecideInput,
  output: Decided,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadLocked,
  may: (actor, loaded: Loaded, { version }) => refuseDecide(actor, loaded, version),
  run: async (context: Ctx, loaded: Loaded, input) => {
    const { request, matters } = loaded
    const matter = matters.find(({ position }) => position === input.position)
    if (!matter) return fail(absent('no-matter', '没有这一项。'))
    if (!isDecisionKind(input.kind)) return fail(invalid('no-kind', '没有这种答复。'))
    const { requestId: _id, version: _version, position: _position, kind, ...decision } = input
    const changed = { ...matter, decision_kind: kind, decision }
    await updateMatter(context.tx, changed)
    const version = await updateRequest(context.tx, request, context.now, {})
    const fault = decisionFaultOf({ matters: [changed] }, context.today)
    const note = { ...subjectOf(loaded), before: { kind: matter.decision_kind }, after: { kind } }
    return ok({ output: { version, missing: fault ? (fault.fields ?? {}) : null }, audit: note })
  },
})

function refuseDecide(
  actor: Ctx['actor'],
  { request, guarded }: Loaded,
  version: number,
): Refusal | null {
  if (!takersOf(actor, guarded).has('clerk')) return noRequest()
  if (request.state !== 'under-review') {
    return conflict('wrong-state', '只有在办理中的申请才能拟定答复。请刷新后再看。')
  }
  return refuseStale(request, version)
}
