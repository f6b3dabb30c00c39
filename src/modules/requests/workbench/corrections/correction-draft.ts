import { toHalfWidth } from '#core/kit/text.ts'
import type { EnterCorrectionInput } from '../../requests.contract.ts'

/** An application to correct a record while it is typed. */
export type TypedCorrection = {
  readonly agencyId: string
  readonly channel: string
  readonly submittedOn: string
  readonly name: string
  readonly isOrganisation: boolean
  readonly idNumber: string
  readonly phone: string
  readonly address: string
  readonly recordRef: string
  readonly claim: string
  readonly evidence: string
  readonly dueOn: string
}

export const EMPTY_CORRECTION: TypedCorrection = {
  ...{ agencyId: '', channel: 'in-person', submittedOn: '', name: '', isOrganisation: false },
  ...{ idNumber: '', phone: '', address: '', recordRef: '', claim: '', evidence: '', dueOn: '' },
}

/** What is sent: numbers in half width, nothing with spaces around it. */
export function correctionInput(typed: TypedCorrection, token: string): EnterCorrectionInput {
  const { name, isOrganisation, idNumber, phone, address, dueOn, channel, ...rest } = typed
  const plain = (text: string) => toHalfWidth(text).trim()
  return {
    ...{ agencyId: rest.agencyId, channel: channel as EnterCorrectionInput['channel'], token },
    ...{ submittedOn: rest.submittedOn, recordRef: rest.recordRef.trim() },
    ...{ claim: rest.claim.trim(), evidence: rest.evidence.trim() },
    applicant: {
      ...{ name: name.trim(), isOrganisation, idNumber: plain(idNumber), phone: plain(phone) },
      address: address.trim(),
    },
    ...(dueOn !== '' && { dueOn }),
  }
}
