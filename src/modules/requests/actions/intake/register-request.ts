import type { Day } from '#core/kit/day.ts'
import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { deliveryFaults, doubtsOf, type Faults } from '#core/requests/application-faults.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Registered, RegisterInput } from '../../requests.contract.ts'
import { mayRegister, noRequest } from '../../requests.policy.ts'
import type { RequestedAgency } from '../../requests.ports.ts'
import { attach } from '../files/attach.ts'
import { isAnswerFile } from '../files/given-files.ts'
import type { Ctx } from '../load-request.ts'
import { refuseDay } from '../means/days.ts'
import { loadAgency } from '../means/load-agency.ts'
import { submissionMark } from '../means/submissions.ts'
import { enterRequest } from './enter-request.ts'

/**
 * Enters an application that came in at the counter, by post, fax or mail (条例§29, §45). What seems wrong
 * with its applicant is refused once; checked with the applicant, it is entered as it is.
 */
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
    const fault = applicationFault(input, context.today)
    if (fault) return fail(fault)
    const output = await enterRequest(context, agency, input, submissionMark(context.deps, input))
    for (const file of input.files ?? []) {
      const made = await attach(context, output.requestId, file)
      if (!made.ok) return made
    }
    const subject = { kind: 'disclosure-request', id: output.requestId, name: output.number }
    const after = { number: output.number, channel: input.channel, receivedOn: output.receivedOn }
    return ok({ output, audit: { subject, scope: agency.id, after } })
  },
})

/** Everything that is wrong with an application, at once and by field; `null`: nothing. */
function applicationFault(input: RegisterInput, today: Day): Refusal | null {
  const doubts = input.isChecked ? {} : doubtsOf(input, today)
  const faults = {
    ...dayFaults(input, today),
    ...deliveryFaults(input),
    ...fileFaults(input),
    ...doubts,
  }
  const [first] = Object.values(faults)
  return first === undefined ? null : invalid('application', first, faults)
}

/** What is given out is not handed in by who applies. */
function fileFaults({ files = [] }: RegisterInput): Faults {
  return files.some(isAnswerFile)
    ? { files: '“提供的政府信息”在办理中添加，登记申请时请换用其他材料种类。' }
    : {}
}

function dayFaults({ submittedOn, receivedOn: on }: RegisterInput, today: Day): Faults {
  return {
    ...refuseDay('submittedOn', submittedOn, today)?.fields,
    ...(on && on < submittedOn && { receivedOn: '收到日期不能早于提交日期。' }),
    ...(on && refuseDay('receivedOn', on, today)?.fields),
  }
}
