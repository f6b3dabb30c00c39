/** Rows of this room's tables. */
export type AuditTables = {
  audit_entry: AuditEntryRow
  audit_head: AuditHeadRow
}

export type AuditEntryRow = {
  readonly region_id: string
  readonly lane: number
  readonly number: number
  readonly at: string
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly actor_name: string
  readonly action: string
  readonly title: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly subject_name: string
  readonly scope: string | null
  readonly before_value: unknown
  readonly after_value: unknown
  readonly channel: string
  readonly request_id: string
  readonly address: string | null
  readonly previous_hash: string
  readonly hash: string
}

export type AuditHeadRow = {
  readonly region_id: string
  readonly lane: number
  readonly number: number
  readonly hash: string
  readonly seal: string
}
