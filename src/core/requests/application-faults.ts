import type { Day } from '../kit/day.ts'
import {
  type ApplicantType,
  checkApplicant,
  deliveryFault,
  type IdentityKind,
} from './applicant.ts'
import type { DELIVERIES } from './words.ts'

/** An application as forms have it, as far as it may be wrong. */
export type ApplicationFields = {
  readonly applicantKind: ApplicantType
  readonly applicant: {
    readonly name: string
    readonly idType: IdentityKind | 'other'
    readonly idNumber: string
    readonly phone: string
    readonly email: string
    readonly address: string
    readonly agent: string
  }
  readonly delivery: keyof typeof DELIVERIES
}

export type Faults = Readonly<Record<string, string>>

/** The fields of our forms for what the rules of an applicant call otherwise. */
const FIELDS: Readonly<Record<string, string>> = {
  identityNumber: 'idNumber',
  telephone: 'phone',
}

/** Papers of another kind have a number of no known form, as travel permits have. */
function kindOf(idType: ApplicationFields['applicant']['idType']): IdentityKind {
  return idType === 'other' ? 'travel-permit' : idType
}

/**
 * What is missing or wrong in who applies and how they are reached, by field of the form. Over the
 * internet it is put right first; at the counter an application is taken all the same, once it was
 * checked with the applicant: what is missing is asked for as a supplement (条例§30).
 */
export function doubtsOf(
  { applicant, applicantKind }: Pick<ApplicationFields, 'applicant' | 'applicantKind'>,
  today: Day,
): Faults {
  const refusal = checkApplicant(
    {
      ...{ type: applicantKind, name: applicant.name, email: applicant.email },
      ...{ identityKind: kindOf(applicant.idType), identityNumber: applicant.idNumber },
      ...{ telephone: applicant.phone, address: applicant.address, agentName: applicant.agent },
    },
    today,
  )
  const isOtherPaper = applicant.idType === 'other' && applicantKind !== 'natural'
  const own = Object.entries(refusal?.fields ?? {}).filter(
    ([name]) => !(name === 'identityNumber' && isOtherPaper && applicant.idNumber.trim() !== ''),
  )
  return Object.fromEntries(own.map(([name, text]) => [FIELDS[name] ?? name, text]))
}

/** The way in which the answer is wanted must be one that leads to the applicant. */
export function deliveryFaults({
  applicant,
  delivery,
}: Pick<ApplicationFields, 'applicant' | 'delivery'>): Faults {
  const fault = deliveryFault(delivery, applicant)
  return fault ? { [fault.field]: fault.sentence } : {}
}

/** Everything that is missing or wrong, where all of it must be put right. */
export function faultsOfApplication(application: ApplicationFields, today: Day): Faults {
  return { ...doubtsOf(application, today), ...deliveryFaults(application) }
}
