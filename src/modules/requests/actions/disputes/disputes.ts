import type { Day } from '#core/kit/day.ts'
import { absent, conflict, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { asksForReopening, replyDue } from '#core/requests/disputes.ts'
import { READERS, TAKER_ROLES } from '#core/requests/life/roles.ts'
import { DISPUTE_KINDS } from '#core/requests/words.ts'
import { defineAction, defineQuery } from '#platform/action/define-action.ts'
import { newId } from '#platform/db/uuid.ts'
import {
  CloseDisputeInput,
  DisputeList,
  type DisputeView,
  EnterDisputeInput,
} from '../../contract/disputes.ts'
import { RequestInput } from '../../requests.contract.ts'
import { noRequest, refuseUnseen, takersOf } from '../../requests.policy.ts'
import { type DisputeRow, disputesOf, insertDispute, updateDispute } from '../../store/disputes.ts'
import { type Ctx, type Loaded, loadLocked, loadSeen, subjectOf } from '../load-request.ts'
import { refuseDay, tooEarly } from '../means/days.ts'

/** Enters a reconsideration or lawsuit the agency was told of; by when it must reply follows. */
export const enterDispute = defineAction({
  name: 'requests.enter-dispute',
  title: '登记行政复议、行政诉讼',
  input: EnterDisputeInput,
  output: DisputeList,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadLocked,
  may: refuseStranger,
  run: async (context: Ctx, loaded: Loaded, input) => {
    const { kind, filedOn } = input
    const { request } = loaded
    const wrong =
      refuseDay('filedOn', filedOn, context.today) ??
      (filedOn < request.submitted_on ? tooEarly('filedOn', request.submitted_on) : null)
    if (wrong) return fail(wrong)
    const dueOn = input.dueOn ?? replyDue(kind, filedOn)?.dueOn ?? null
    if (dueOn && dueOn < filedOn) return fail(tooEarly('dueOn', filedOn))
    const row: DisputeRow = {
      ...{ region_id: request.region_id, id: newId(), request_id: request.id },
      ...{ agency_id: request.agency_id, kind, number: input.number?.trim() ?? '' },
      ...{ body: input.body?.trim() ?? '', filed_on: filedOn, due_on: dueOn },
      ...{ closed_on: null, result: null, note: input.note?.trim() ?? '' },
    }
    await insertDispute(context.tx, row)
    const after = { disputeId: row.id, kind, number: row.number, filedOn, dueOn }
    return ok({ output: await listOf(context, loaded), audit: { ...subjectOf(loaded), after } })
  },
})

/** Enters how a reconsideration or lawsuit ended; may be put right afterwards. */
export const closeDispute = defineAction({
  name: 'requests.close-dispute',
  title: '登记复议、诉讼结果',
  input: CloseDisputeInput,
  output: DisputeList,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadLocked,
  may: refuseStranger,
  run: async (context: Ctx, loaded: Loaded, { disputeId, closedOn, result, note }) => {
    const { request } = loaded
    const rows = await disputesOf(context.tx, keyOf(loaded))
    const row = rows.find(({ id }) => id === disputeId)
    if (!row) return fail(absent('no-dispute', '没有这件复议或者诉讼。'))
    const wrong =
      refuseDay('closedOn', closedOn, context.today) ??
      (closedOn < row.filed_on ? tooEarly('closedOn', row.filed_on) : null)
    if (wrong) return fail(wrong)
    const change = { closed_on: closedOn, result, note: note?.trim() ?? row.note }
    await updateDispute(context.tx, { region_id: request.region_id, id: row.id }, change)
    const before = { closedOn: row.closed_on, result: row.result }
    const audit = { ...subjectOf(loaded), before, after: { disputeId, closedOn, result } }
    return ok({ output: await listOf(context, loaded), audit })
  },
})

/** The reconsiderations and lawsuits about a request, and what they call for. */
export const listDisputes = defineQuery({
  name: 'requests.list-disputes',
  title: '查看申请的复议、诉讼',
  input: RequestInput,
  output: DisputeList,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => refuseUnseen(actor, guarded),
  answer: async (context: Ctx, loaded: Loaded) => ok(await listOf(context, loaded)),
})

async function listOf({ tx, today }: Ctx, loaded: Loaded): Promise<DisputeList> {
  const rows = await disputesOf(tx, keyOf(loaded))
  const reopenedOn = loaded.events.findLast(({ step }) => step === 'reopen')?.on_day ?? null
  const judged = rows.map(({ result, closed_on: closedOn }) => ({ result, closedOn }))
  return {
    disputes: rows.map((row) => viewOf(row, today)),
    hint: asksForReopening(judged, reopenedOn) ? REOPEN : null,
  }
}

const REOPEN =
  '复议或者诉讼的结果是纠正：决定书、判决书责令重新答复的，请用“重新办理”恢复办理，期限从重新办理之日起算（行政复议法第六十四条、行政诉讼法第七十条）。'

function viewOf(row: DisputeRow, today: Day): DisputeView {
  return {
    ...{ id: row.id, kind: row.kind, kindLabel: DISPUTE_KINDS[row.kind], number: row.number },
    ...{ body: row.body, filedOn: row.filed_on, dueOn: row.due_on, closedOn: row.closed_on },
    ...{ result: row.result, note: row.note },
    isLate: row.closed_on === null && row.due_on !== null && row.due_on < today,
  }
}

function keyOf({ request }: Loaded) {
  return { regionId: request.region_id, requestId: request.id }
}

function refuseStranger(actor: Ctx['actor'], { guarded, request }: Loaded): Refusal | null {
  if (!takersOf(actor, guarded).has('clerk')) return noRequest()
  return request.state === 'submitted'
    ? conflict('wrong-state', '申请还没有确认收到，不会有复议或者诉讼。')
    : null
}
