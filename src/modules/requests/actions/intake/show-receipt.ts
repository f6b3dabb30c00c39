import { ok } from '#core/kit/result.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { maskName } from '#platform/crypto/mask.ts'
import { ReceiptView, RequestInput } from '../../requests.contract.ts'
import { mayRegister, noRequest } from '../../requests.policy.ts'
import { type Ctx, type Loaded, loadSeen, subjectOf } from '../load-request.ts'
import { agencyNames } from '../means/agency-names.ts'
import { openApplicant } from '../means/applicants.ts'
import { queryCodeOf } from '../means/query-code.ts'

/**
 * The receipt of an application, to be printed and handed over. It bears the code that opens the
 * public page of the request, so that each showing is an entry.
 */
export const showReceipt = defineQuery({
  name: 'requests.show-receipt',
  title: '打开申请回执',
  input: RequestInput,
  output: ReceiptView,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => (mayRegister(actor, guarded) ? null : noRequest()),
  answer: async (context: Ctx, { request, events }: Loaded) => {
    const names = await agencyNames(context)
    return ok({
      ...{ requestId: request.id, number: request.number },
      queryCode: queryCodeOf(context.deps, request.id),
      agencyName: names(request.agency_id),
      applicantName: maskName(openApplicant(context.deps, request).name),
      ...{ description: request.description, channel: request.channel, form: request.form },
      ...{ delivery: request.delivery, submittedOn: request.submitted_on },
      ...{ receivedOn: request.received_on, dueOn: request.due_on },
      by: events[0]?.account_name ?? '',
    })
  },
  audit: (loaded) => subjectOf(loaded),
})
