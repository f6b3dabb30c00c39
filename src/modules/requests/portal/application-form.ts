import { toHalfWidth } from '#core/kit/text.ts'

/** Every field of the citizens' form, as a browser sends it. */
export const FORM_FIELDS = [
  ...(['agencyId', 'applicantKind', 'name', 'idType', 'idNumber', 'phone', 'email'] as const),
  ...(['address', 'postcode', 'contactName', 'agent', 'description', 'documentNumber'] as const),
  ...(['purpose', 'form', 'delivery', 'token'] as const),
] as const

export type ApplicationForm = Readonly<Record<(typeof FORM_FIELDS)[number], string>>

/** What was sent, each field once and as text; what was not sent is empty. */
export function formOf(body: unknown): ApplicationForm {
  const given = (body ?? {}) as Readonly<Record<string, unknown>>
  const textOf = (name: string) => {
    const value = Array.isArray(given[name]) ? given[name][0] : given[name]
    return typeof value === 'string' ? value.slice(0, 10_000) : ''
  }
  return Object.fromEntries(FORM_FIELDS.map((name) => [name, textOf(name)])) as ApplicationForm
}

/** The form as the action wants it; figures of full width become plain ones. */
export function applicationOf(form: ApplicationForm): unknown {
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
