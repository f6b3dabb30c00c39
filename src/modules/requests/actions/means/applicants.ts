import { toHalfWidth } from '#core/kit/text.ts'
import type { Applicant } from '../../requests.contract.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import type { RequestRow } from '../../store/requests.ts'

const place = (requestId: string) => `disclosure_request.applicant/${requestId}`

/** The columns of a request that say who applied: sealed, and marked so that they are found again. */
export function sealedApplicant(
  { requests }: RequestsDeps,
  requestId: string,
  applicant: Applicant,
): Pick<RequestRow, 'applicant' | 'applicant_mark' | 'phone_mark'> {
  const { cipher, marks } = requests
  return {
    applicant: cipher.seal(JSON.stringify(applicant), place(requestId)),
    applicant_mark: marks.applicant.of(identityOf(applicant)),
    phone_mark: applicant.phone.trim() === '' ? null : marks.phone.of(applicant.phone),
  }
}

export function openApplicant(
  { requests }: RequestsDeps,
  { id, applicant }: Pick<RequestRow, 'id' | 'applicant'>,
): Applicant {
  return JSON.parse(requests.cipher.open(applicant, place(id))) as Applicant
}

/** Every mark, made with whichever key, by which this applicant's requests are found. */
export function applicantMarks({ requests }: RequestsDeps, applicant: Known): readonly Buffer[] {
  return requests.marks.applicant.all(identityOf(applicant))
}

type Known = Pick<Applicant, 'name' | 'idNumber' | 'phone'>

/** By what an applicant is known again: the number of their papers, else name and telephone. */
function identityOf({ idNumber, name, phone }: Known): string {
  const number = toHalfWidth(idNumber).replace(/\s/g, '').toUpperCase()
  return number === '' ? `${name.trim()} ${phone.replace(/\D/g, '')}` : number
}
