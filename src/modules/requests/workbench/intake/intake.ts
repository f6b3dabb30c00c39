import type { Static } from 'typebox'
import { toHalfWidth } from '#core/kit/text.ts'
import { type ApplicantType, suggestType } from '#core/requests/applicant.ts'
import { deliveryFaults, doubtsOf, type Faults } from '#core/requests/application-faults.ts'
import type { Channel } from '#core/requests/receipt.ts'
import type { Applicant, Attachment, RegisterInput } from '../../requests.contract.ts'

/** An application while it is being entered. */
export type Intake = {
  readonly agencyId: string
  readonly channel: Channel
  readonly submittedOn: string
  /** Signed for or confirmed; empty until it was. */
  readonly receivedOn: string
  readonly applicantKind: ApplicantType
  readonly applicant: Applicant
  readonly description: string
  /** Each piece of information by itself; empty while the application is one. */
  readonly matters: readonly string[]
  /** Each of them is counted by itself. */
  readonly isSplit: boolean
  readonly documentNumber: string
  readonly purpose: string
  readonly form: Static<typeof RegisterInput>['form']
  readonly delivery: Static<typeof RegisterInput>['delivery']
  /** Papers that came with it, handed in already. */
  readonly files: readonly Attachment[]
}

const NOBODY: Applicant = {
  ...{ name: '', idType: 'citizen-id', idNumber: '', phone: '', email: '', address: '' },
  ...{ postcode: '', contactName: '', agent: '' },
}

export function newIntake(agencyId: string, today: string): Intake {
  return {
    ...{ agencyId, channel: 'in-person', submittedOn: today, receivedOn: '' },
    ...{
      applicantKind: 'natural',
      applicant: NOBODY,
      description: '',
      matters: [],
      isSplit: false,
    },
    ...{ documentNumber: '', purpose: '', form: 'electronic', delivery: 'email', files: [] },
  }
}

/** The day on which these were handed in is the day they are received: nothing else is asked. */
export function asksReceipt(channel: Channel): boolean {
  return channel !== 'in-person' && channel !== 'oral'
}

/** The details of an applicant that are typed in a wide hand, in which numbers hide. */
const FOLDED: readonly (keyof Applicant)[] = ['idNumber', 'phone', 'email', 'postcode']

/** As it is kept: half-width figures, without spaces at either end. */
export function folded(name: keyof Applicant, text: string): string {
  return FOLDED.includes(name) ? toHalfWidth(text).trim() : text.trim()
}

/** Another kind of applicant has other papers. */
export function withKind(intake: Intake, applicantKind: ApplicantType): Intake {
  const { idType } = intake.applicant
  const isPerson = applicantKind === 'natural'
  const fits = isPerson ? idType !== 'credit-code' : idType === 'credit-code' || idType === 'other'
  const own = isPerson ? ('citizen-id' as const) : ('credit-code' as const)
  return {
    ...{ ...intake, applicantKind },
    applicant: { ...intake.applicant, idType: fits ? idType : own },
  }
}

/** The column an organisation's code speaks for, where it is another than the chosen one. */
export function suggestion({ applicantKind, applicant }: Intake): ApplicantType | null {
  if (applicant.idType !== 'credit-code') return null
  const suggested = suggestType(applicant.idNumber, applicant.name)
  return suggested === applicantKind ? null : suggested
}

export type { Faults }

/** Without these nothing can be entered. */
export function obstacles(intake: Intake): Faults {
  const { applicant, description, matters, submittedOn, agencyId } = intake
  return {
    ...(agencyId === '' && { agencyId: '请选择收到申请的单位。' }),
    ...(applicant.name.trim() === '' && { name: '请填写姓名或者名称。' }),
    ...deliveryFaults(intake),
    ...(submittedOn === '' && { submittedOn: '请填写提交日期。' }),
    ...(description.trim() === '' && { description: '请填写所需信息的名称、文号或者其他特征。' }),
    ...Object.fromEntries(
      matters.flatMap((each, at) =>
        each.trim() === '' ? [[`matters.${at}`, `请填写第${at + 1}项，或者删除。`]] : [],
      ),
    ),
  }
}

/**
 * What seems wrong with the applicant's details or is missing. An application is registered all the
 * same: what is missing is asked for as a supplement (条例§30).
 */
export function doubts(intake: Intake, today: string): Faults {
  const { name: _, ...doubted } = doubtsOf(intake, today)
  return doubted
}

/** In how many items the application is counted. */
export function itemsOf({ matters, isSplit }: Intake): number {
  return isSplit ? Math.max(1, matters.length) : 1
}

/** What is sent; `isChecked`: doubts about the applicant were gone through. */
export function inputOf(intake: Intake, token: string, isChecked = false): RegisterInput {
  const { receivedOn, matters, isSplit, channel, files, ...rest } = intake
  const applicant = Object.fromEntries(
    Object.entries(intake.applicant).map(([name, text]) => [
      name,
      folded(name as keyof Applicant, text),
    ]),
  ) as Applicant
  return {
    ...{ ...rest, channel, applicant, token },
    ...(isChecked && { isChecked }),
    ...(files.length > 0 && { files: [...files] }),
    ...(asksReceipt(channel) && receivedOn !== '' && { receivedOn }),
    ...(matters.length > 1 && { isSplit, matters: matters.map((each) => each.trim()) }),
  }
}
