import { readTelephone } from '#core/kit/telephone.ts'
import type { Notice } from '#core/requests/citizens/notices.ts'
import type { RequestRow } from '../../store/requests.ts'
import type { Ctx } from '../load-request.ts'
import { openApplicant } from './applicants.ts'

/**
 * Tells an applicant who left a mobile number and no mail address, by short message, that something is
 * to be read. It says the number of the request and nothing else of it.
 */
export async function tellApplicant(
  { tx, deps, actor }: Pick<Ctx, 'tx' | 'deps' | 'actor'>,
  request: Pick<RequestRow, 'id' | 'number' | 'applicant'>,
  template: Notice,
): Promise<void> {
  const { textToOne } = deps.requests
  if (!textToOne) return
  const { email, phone } = openApplicant(deps, request)
  const read = readTelephone(phone)
  if (email.trim() !== '' || !read.ok || read.value.kind !== 'mobile') return
  await textToOne(tx as never, {
    ...{ regionId: actor.regionId, mobile: read.value.number, template },
    parameters: { number: request.number },
    ...{ about: { kind: 'disclosure-request', id: request.id }, createdBy: actor.id },
  })
}
