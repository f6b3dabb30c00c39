import { Type } from 'typebox'
import { ok } from '#core/kit/result.ts'
import { faultsOfApplication } from '#core/requests/application-faults.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { Applicant, type RegisterInput } from '../../requests.contract.ts'
import type { Ctx } from '../load-request.ts'

const anything = (title: string) => Type.String({ title })
const named = Object.keys(Applicant.properties) as (keyof typeof Applicant.properties)[]
const applicantText = Object.fromEntries(named.map((name) => [name, anything('申请人')]))

/**
 * What is wrong with an application besides its shape, whatever its shape: so that all faults are said
 * at once, not those of the second look after those of the first were mended.
 */
export const checkApplication = defineQuery({
  name: 'requests.check-application',
  title: '检查申请的填写',
  input: Type.Object({
    applicantKind: anything('申请人类别'),
    applicant: Type.Object(applicantText),
    delivery: anything('获取信息的途径'),
  }),
  output: Type.Object({ faults: Type.Record(Type.String(), Type.String()) }),
  audience: 'anyone',
  load: async () => ok(null),
  may: () => null,
  answer: async ({ today }: Ctx, _, given) => {
    const application = { ...(given as unknown as RegisterInput), applicantKind: kindOf(given) }
    return ok({ faults: { ...faultsOfApplication(application, today) } })
  },
})

/** Who has not yet said as what they apply is taken for what their papers are those of. */
function kindOf({
  applicantKind,
  applicant,
}: {
  readonly applicantKind: string
  readonly applicant: Readonly<Record<string, string>>
}) {
  const isPerson = applicant.idType !== 'credit-code'
  return (applicantKind || (isPerson ? 'natural' : 'business')) as RegisterInput['applicantKind']
}
