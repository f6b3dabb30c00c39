import { absent, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { AuditNote } from '#platform/action/define-action.ts'
import type { PersonRow } from '../identity.tables.ts'
import { lockPerson } from '../store/people.ts'
import { STALE } from './agency-shared.ts'
import type { IdentityContext } from './means/sessions.ts'

export const NO_PERSON = absent('no-person', '没有这个人员，或已离岗。')

/** The person as the screen last saw them, held until the transaction ends. */
export async function personToChange(
  { tx, actor }: IdentityContext,
  input: { readonly personId: string; readonly version: number },
): Promise<Result<PersonRow, Refusal>> {
  const person = await lockPerson(tx, actor.regionId, input.personId)
  if (!person || person.left_on !== null) return fail(NO_PERSON)
  return person.version === input.version ? ok(person) : fail(STALE)
}

/** Notes name the person and say what changed; telephone and mail only that they did. */
export function personNote(
  { id, name, agency_id }: Pick<PersonRow, 'id' | 'name' | 'agency_id'>,
  change: { readonly before?: unknown; readonly after?: unknown } = {},
): AuditNote {
  return { subject: { kind: 'person', id, name }, scope: agency_id, ...change }
}
