import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Registered, RegisterInput } from '../../requests.contract.ts'
import { mayRegister, noRequest } from '../../requests.policy.ts'
import type { RequestedAgency } from '../../requests.ports.ts'
import type { Ctx } from '../load-request.ts'
import { refuseDay } from '../means/days.ts'
import { loadAgency } from '../means/load-agency.ts'
import { submissionMark } from '../means/submissions.ts'
import { enterRequest } from './enter-request.ts'

/** Enters an application that came in at the counter, by post, fax or mail (条例§29, §45). */
export const registerRequest = defineAction({
  name: 'requests.register',
  title: '登记政府信息公开申请',
  input: RegisterInput,
  output: Registered,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadAgency,
  may: (actor, agency: RequestedAgency) =>
    mayRegister(actor, { agencyId: agency.id }) ? null : noRequest(),
  run: async (context: Ctx, agency: RequestedAgency, input) => {
    const wrong = wrongDays(input, context.today)
    if (wrong) return fail(wrong)
    const output = await enterRequest(context, agency, input, submissionMark(context.deps, input))
    const subject = { kind: 'disclosure-request', id: output.requestId, name: output.number }
    const after = { number: output.number, channel: input.channel, receivedOn: output.receivedOn }
    return ok({ output, audit: { subject, scope: agency.id, after } })
  },
})

function wrongDays({ submittedOn, receivedOn: on }: RegisterInput, today: string): Refusal | null {
  for (const [field, day] of [
    ['submittedOn', submittedOn],
    ['receivedOn', on ?? submittedOn],
  ] as const) {
    const wrong = refuseDay(field, day, today)
    if (wrong) return wrong
  }
  return on && on < submittedOn
    ? invalid('before', '收到日期不能早于提交日期。', { receivedOn: '不能早于提交日期。' })
    : null
}
