import type { Day } from '#core/kit/day.ts'
import { checkApplicant, type IdentityKind } from '#core/requests/applicant.ts'
import type { RegisterInput } from '../../requests.contract.ts'

type Application = Pick<RegisterInput, 'applicant' | 'applicantKind' | 'delivery'>

/** The fields of our form for what the rules of an applicant call otherwise. */
const FIELDS: Readonly<Record<string, string>> = {
  identityNumber: 'idNumber',
  telephone: 'phone',
}

/** Papers of another kind have a number of no known form, as travel permits have. */
function kindOf(idType: RegisterInput['applicant']['idType']): IdentityKind {
  return idType === 'other' ? 'travel-permit' : idType
}

/** What is missing or wrong in who applies and how they want the answer; by field of the form. */
export function faultsOfApplication(
  { applicant, applicantKind, delivery }: Application,
  today: Day,
): Readonly<Record<string, string>> {
  const refusal = checkApplicant(
    {
      ...{ type: applicantKind, name: applicant.name, email: applicant.email },
      ...{ identityKind: kindOf(applicant.idType), identityNumber: applicant.idNumber },
      ...{ telephone: applicant.phone, address: applicant.address, agentName: applicant.agent },
    },
    today,
  )
  const own = Object.entries(refusal?.fields ?? {})
  return {
    ...Object.fromEntries(own.map(([name, text]) => [FIELDS[name] ?? name, text])),
    ...unreachable(applicant, delivery),
  }
}

/** The way in which the answer is wanted must be one that leads to the applicant. */
function unreachable(
  { email, address }: RegisterInput['applicant'],
  delivery: RegisterInput['delivery'],
): Readonly<Record<string, string>> {
  if (delivery === 'email' && email.trim() === '') {
    return { email: '选择以电子邮件获取信息的，请填写电子邮箱。' }
  }
  return delivery === 'post' && address.trim() === ''
    ? { address: '选择以邮寄方式获取信息的，请填写通信地址。' }
    : {}
}
