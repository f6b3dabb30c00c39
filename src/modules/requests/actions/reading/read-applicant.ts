import { ok } from '#core/kit/result.ts'
import { HANDLERS } from '#core/requests/life/roles.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { Applicant, RequestInput } from '../../requests.contract.ts'
import { mayReadApplicant, noRequest } from '../../requests.policy.ts'
import { type Ctx, type Loaded, loadSeen, subjectOf } from '../load-request.ts'
import { openApplicant } from '../means/applicants.ts'

/** Who applied and how to reach them, in full; each reading leaves an entry (个人信息保护法 §51). */
export const readApplicant = defineQuery({
  name: 'requests.read-applicant',
  title: '查看申请人信息',
  input: RequestInput,
  output: Applicant,
  audience: HANDLERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => (mayReadApplicant(actor, guarded) ? null : noRequest()),
  answer: async ({ deps }: Ctx, { request }: Loaded) => ok(openApplicant(deps, request)),
  audit: (loaded) => subjectOf(loaded),
})
