import { newId } from '#platform/db/uuid.ts'
import type { AgencyContact, AgencyKind, RegionLevel } from '../../identity.contract.ts'
import type { IdentityDeps } from '../../identity.ports.ts'
import type { AccountRow, AgencyRow, PersonRow, RegionRow } from '../../identity.tables.ts'

/** New rows of this room, with everything nobody has said yet at its beginning. */

type NewRegion = {
  readonly id?: string
  readonly code: string
  readonly name: string
  readonly level: RegionLevel
  readonly hosts: readonly string[]
}

export function newRegion({ id, code, name, level, hosts }: NewRegion, now: string): RegionRow {
  return {
    id: id ?? newId(),
    ...{ code, name, level, parent_id: null, calendar: 'national', site: {}, created_at: now },
    hosts: hosts.map((host) => host.toLowerCase()),
  }
}

type NewAgency = {
  readonly regionId: string
  readonly parentId: string | null
  readonly name: string
  readonly shortName?: string
  readonly kind: AgencyKind
  readonly creditCode?: string | null
  readonly position?: number
  readonly reports?: boolean
  readonly contact?: AgencyContact
  readonly validFrom: string
}

export function newAgency(given: NewAgency, now: string): AgencyRow {
  return {
    region_id: given.regionId,
    id: newId(),
    parent_id: given.parentId,
    name: given.name,
    short_name: given.shortName || given.name,
    kind: given.kind,
    credit_code: given.creditCode || null,
    position: given.position ?? 0,
    reports: given.reports ?? true,
    contact: given.contact ?? {},
    valid_from: given.validFrom,
    ...{ valid_to: null, succeeded_by: null, version: 1, created_at: now, updated_at: now },
  }
}

type NewPerson = {
  readonly regionId: string
  readonly agencyId: string
  readonly name: string
  readonly title?: string
  readonly phone?: string
  readonly email?: string
}

export function newPerson(deps: IdentityDeps, given: NewPerson, now: string): PersonRow {
  const id = newId()
  return {
    region_id: given.regionId,
    id,
    agency_id: given.agencyId,
    name: given.name,
    title: given.title ?? '',
    ...sealedContact(deps, id, given.phone ?? '', given.email ?? ''),
    ...{ left_on: null, version: 1, created_at: now, updated_at: now },
  }
}

/** Telephone and mail as they are stored; empty texts as nothing. */
export function sealedContact(
  deps: IdentityDeps,
  personId: string,
  phone: string,
  email: string,
): Pick<PersonRow, 'phone' | 'phone_index' | 'email' | 'email_index'> {
  return { ...sealedPhone(deps, personId, phone), ...sealedMail(deps, personId, email) }
}

export function sealedPhone({ identity }: IdentityDeps, personId: string, phone: string) {
  return {
    phone: phone === '' ? null : identity.cipher.seal(phone, `person.phone/${personId}`),
    phone_index: phone === '' ? null : identity.phones.of(phone),
  }
}

export function sealedMail({ identity }: IdentityDeps, personId: string, email: string) {
  return {
    email: email === '' ? null : identity.cipher.seal(email, `person.email/${personId}`),
    email_index: email === '' ? null : identity.mails.of(email),
  }
}

/** Telephone and mail in full; for masks, and for those who may read them. */
export function openedContact(
  { identity }: IdentityDeps,
  person: Pick<PersonRow, 'id' | 'phone' | 'email'>,
): { readonly phone: string | null; readonly email: string | null } {
  const { cipher } = identity
  return {
    phone: person.phone && cipher.open(person.phone, `person.phone/${person.id}`),
    email: person.email && cipher.open(person.email, `person.email/${person.id}`),
  }
}

type NewAccount = { readonly regionId: string; readonly personId: string; readonly login: string }

export function newAccount({ regionId, personId, login }: NewAccount, now: string): AccountRow {
  return {
    ...{ region_id: regionId, id: newId(), person_id: personId, login },
    ...{ password_hash: null, password_changed_at: null, must_change_password: true },
    ...{ oidc_subject: null, totp_secret: null, totp_pending: null, totp_last_step: null },
    ...{ failures: 0, failures_since: null, locked_until: null, state: 'open', closed_at: null },
    ...{ version: 1, created_at: now, updated_at: now },
  }
}
