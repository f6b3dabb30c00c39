import { type Static, Type } from 'typebox'
import { absent, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { faultsOfApplication } from '#core/requests/application-faults.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { idOf } from '#platform/action/shapes.ts'
import { Registered, RegisterInput } from '../../requests.contract.ts'
import { asApplicant } from '../../requests.policy.ts'
import type { RequestedAgency } from '../../requests.ports.ts'
import { removeDraft } from '../../store/drafts.ts'
import { enterRequest } from '../intake/enter-request.ts'
import type { Ctx } from '../load-request.ts'
import { submissionMark } from '../means/submissions.ts'

const {
  channel: _channel,
  submittedOn: _on,
  receivedOn: _agreed,
  isChecked: _checked,
  isSplit: _split,
  files: _files,
  ...fields
} = RegisterInput.properties

/** POST /requests/new, from the citizens' page. */
export const ApplyInput = Type.Object({
  ...fields,
  agencyId: idOf('行政机关'),
  applicantKind: { ...fields.applicantKind, sentence: '请选择申请人类别。' },
})

/** An application over the internet: received on the day on which both sides confirm it (条例§31). */
export const applyOnline = defineAction({
  name: 'requests.apply',
  title: '网上提交政府信息公开申请',
  input: ApplyInput,
  output: Registered,
  audience: 'anyone',
  load: async (
    { tx, deps, actor }: Ctx,
    { agencyId },
  ): Promise<Result<RequestedAgency, Refusal>> => {
    const agency = await deps.requests.agencies.byId(tx as never, actor.regionId, agencyId)
    return agency ? ok(agency) : fail(absent('no-agency', '没有这个单位，请重新选择。'))
  },
  may: () => null,
  run: async (context: Ctx, agency: RequestedAgency, input: Static<typeof ApplyInput>) => {
    const faults = faultsOfApplication(input, context.today)
    const [first] = Object.values(faults)
    if (first) return fail(invalid('application', first, faults))
    const given = { ...input, channel: 'online' as const, submittedOn: context.today }
    const actor = asApplicant(context.actor, { agencyId: agency.id })
    const submission = submissionMark(context.deps, input)
    const output = await enterRequest({ ...context, actor }, agency, given, submission)
    if (input.token) await removeDraft(context.tx, actor.regionId, input.token)
    const subject = { kind: 'disclosure-request', id: output.requestId, name: output.number }
    return ok({ output, audit: { subject, scope: agency.id, after: { channel: 'online' } } })
  },
})
