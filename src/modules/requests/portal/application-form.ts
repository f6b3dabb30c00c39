import { toHalfWidth } from '#core/kit/text.ts'
import { LONGEST } from '../contract/lengths.ts'

/** Every field of the citizens' form, as a browser sends it. */
export const FORM_FIELDS = [
  ...(['agencyId', 'applicantKind', 'name', 'idType', 'idNumber', 'phone', 'email'] as const),
  ...(['address', 'postcode', 'contactName', 'agent', 'description', 'documentNumber'] as const),
  ...(['purpose', 'form', 'delivery', 'token'] as const),
] as const

/** The fields that can be wrong, as they stand on the page. */
export const FORM_ORDER: readonly string[] = [
  ...['description', 'documentNumber', 'agencyId', 'applicantKind', 'name', 'idType', 'idNumber'],
  ...[
    'phone',
    'email',
    'address',
    'postcode',
    'contactName',
    'agent',
    'form',
    'delivery',
    'purpose',
  ],
]

export type ApplicationForm = Readonly<Record<(typeof FORM_FIELDS)[number], string>>

/**
 * What was sent, each field once and as text; what was not sent is empty. Nothing is cut: what is too
 * long is said so, and the person shortens it.
 */
export function formOf(body: unknown): ApplicationForm {
  const given = (body ?? {}) as Readonly<Record<string, unknown>>
  const textOf = (name: string) => {
    const value = Array.isArray(given[name]) ? given[name][0] : given[name]
    // A browser sends every line break as two characters; counted is what was typed.
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
  }
  return Object.fromEntries(FORM_FIELDS.map((name) => [name, textOf(name)])) as ApplicationForm
}

/** The form as the action wants it; figures of full width become plain ones. */
export function applicationOf(form: ApplicationForm) {
  const plain = (text: string) => toHalfWidth(text).trim()
  return {
    ...{ agencyId: form.agencyId, applicantKind: form.applicantKind },
    applicant: {
      ...{ name: form.name.trim(), idType: form.idType, idNumber: plain(form.idNumber) },
      ...{ phone: plain(form.phone), email: plain(form.email), address: form.address.trim() },
      ...{ postcode: plain(form.postcode), contactName: form.contactName.trim() },
      agent: form.agent.trim(),
    },
    ...{ description: form.description.trim(), documentNumber: form.documentNumber.trim() },
    ...{ purpose: form.purpose.trim(), form: form.form, delivery: form.delivery },
    ...(form.token !== '' && { token: form.token }),
  }
}

/** Fields of a refusal (`applicant/name`) as the form calls them (`name`). */
export function errorsOf(
  fields: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, sentence]) => [path.split('/').at(-1) ?? path, sentence]),
  )
}

/** Errors in the order in which their fields stand on the page. */
export function inOrderOf(
  order: readonly string[],
  errors: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return Object.fromEntries(
    Object.entries(errors).toSorted(([one], [other]) => place(one) - place(other)),
  )
}

/** What stands in a form before anybody wrote in it, or is no answer of the applicant's. */
const GIVEN: readonly string[] = ['idType', 'form', 'delivery', 'token']

/** Whether nobody has written or chosen anything yet. */
export function isBlank(form: ApplicationForm): boolean {
  return FORM_FIELDS.every((name) => GIVEN.includes(name) || form[name].trim() === '')
}

/** The fields in which much may be written, and what else can be done where it is too much. */
const OR_ELSE = { description: '，或者分成几件申请', purpose: '' } as const

/** What is too long of that in which much may be written, by field. */
export function lengthFaults(form: ApplicationForm): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(OR_ELSE).flatMap(([field, orElse]) => {
      const name = field as keyof typeof OR_ELSE
      const fault = lengthFault(form[name].trim(), LONGEST[name], orElse)
      return fault === null ? [] : [[name, fault]]
    }),
  )
}

/** What is too long, with how long it is: whoever has to shorten it wants to know by how much. */
export function lengthFault(text: string, most: number, orElse = ''): string | null {
  const { length } = text
  if (length <= most) return null
  return `您写了 ${length} 个字，最多 ${most} 个字，请删去 ${length - most} 个字${orElse}。您写的都还在。`
}
