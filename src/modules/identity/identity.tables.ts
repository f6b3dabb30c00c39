import type { AgencyContact, AgencyKind, RegionLevel, SiteMarks } from './identity.contract.ts'

/** Rows of this room's tables. */
export type IdentityTables = {
  region: RegionRow
  agency: AgencyRow
  agency_name: AgencyNameRow
  person: PersonRow
  account: AccountRow
  password_history: PasswordHistoryRow
  recovery_code: RecoveryCodeRow
  role_grant: GrantRow
  session: SessionRow
}

export type RegionRow = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly level: RegionLevel
  readonly parent_id: string | null
  readonly hosts: string[]
  readonly calendar: string
  readonly site: SiteMarks
  readonly created_at: string
}

export type AgencyRow = {
  readonly region_id: string
  readonly id: string
  readonly parent_id: string | null
  readonly name: string
  readonly short_name: string
  readonly kind: AgencyKind
  readonly credit_code: string | null
  readonly position: number
  readonly reports: boolean
  readonly contact: AgencyContact
  readonly valid_from: string
  readonly valid_to: string | null
  readonly succeeded_by: string | null
  readonly version: number
  readonly created_at: string
  readonly updated_at: string
}

export type AgencyNameRow = {
  readonly region_id: string
  readonly agency_id: string
  readonly name: string
  readonly valid_from: string
  readonly valid_to: string | null
}

export type PersonRow = {
  readonly region_id: string
  readonly id: string
  readonly agency_id: string
  readonly name: string
  readonly title: string
  readonly phone: Buffer | null
  readonly phone_index: Buffer | null
  readonly email: Buffer | null
  readonly email_index: Buffer | null
  readonly left_on: string | null
  readonly version: number
  readonly created_at: string
  readonly updated_at: string
}

export type AccountRow = {
  readonly region_id: string
  readonly id: string
  readonly person_id: string
  readonly login: string
  readonly password_hash: string | null
  readonly password_changed_at: string | null
  readonly must_change_password: boolean
  readonly oidc_subject: string | null
  readonly totp_secret: Buffer | null
  readonly totp_pending: Buffer | null
  readonly totp_last_step: number | null
  readonly failures: number
  readonly failures_since: string | null
  readonly locked_until: string | null
  readonly state: 'open' | 'locked' | 'closed'
  readonly closed_at: string | null
  readonly version: number
  readonly created_at: string
  readonly updated_at: string
}

export type PasswordHistoryRow = {
  readonly region_id: string
  readonly account_id: string
  readonly set_at: string
  readonly password_hash: string
}

export type RecoveryCodeRow = {
  readonly region_id: string
  readonly account_id: string
  readonly code_hash: string
  readonly used_at: string | null
}

export type GrantRow = {
  readonly region_id: string
  readonly id: string
  readonly account_id: string
  readonly role: string
  readonly agency_id: string | null
  readonly with_subtree: boolean
  readonly granted_at: string
  readonly granted_by: string | null
  readonly revoked_at: string | null
}

export type SessionRow = {
  readonly region_id: string
  readonly token_hash: string
  readonly account_id: string
  readonly is_half: boolean
  readonly created_at: string
  readonly seen_at: string
  readonly expires_at: string
  readonly address: string | null
  readonly agent: string | null
  readonly revoked_at: string | null
}
