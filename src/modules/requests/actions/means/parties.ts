import type { RequestsDeps } from '../../requests.ports.ts'
import type { ConsultationRow } from '../../store/consultations.ts'

/** Whose opinion is asked for, and where they are reached: sealed, a third party is often a person. */
export type Party = { readonly name: string; readonly address: string; readonly contact: string }

const place = (consultationId: string) => `request_consultation.party/${consultationId}`

export function sealedParty({ requests }: RequestsDeps, id: string, party: Party): Buffer {
  return requests.cipher.seal(JSON.stringify(party), place(id))
}

export function partyOf(
  { requests }: RequestsDeps,
  { id, party }: Pick<ConsultationRow, 'id' | 'party'>,
): Party {
  return JSON.parse(requests.cipher.open(party, place(id))) as Party
}
