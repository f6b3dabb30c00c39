import { timeInChina } from '#core/kit/day.ts'
import type { AuditEntryView } from '../audit.contract.ts'
import type { AuditEntryRow } from '../audit.tables.ts'

export function entryView(row: AuditEntryRow): AuditEntryView {
  return {
    id: `${row.lane}-${row.number}`,
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    action: row.action,
    title: row.title,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    scope: row.scope,
    before: row.before_value,
    after: row.after_value,
    channel: row.channel,
    requestId: row.request_id,
    address: row.address,
  }
}

const COLUMNS: readonly (readonly [string, (entry: AuditEntryView) => string])[] = [
  ['编号', ({ id }) => id],
  ['时间', ({ at }) => timeInChina(at)],
  ['操作人', ({ actorName }) => actorName],
  ['操作', ({ title }) => title],
  ['操作代码', ({ action }) => action],
  ['对象类别', ({ subjectKind }) => subjectKind],
  ['对象', ({ subjectName }) => subjectName],
  ['对象编号', ({ subjectId }) => subjectId],
  ['变更前', ({ before }) => jsonText(before)],
  ['变更后', ({ after }) => jsonText(after)],
  ['来源', ({ channel }) => channel],
  ['网络地址', ({ address }) => address ?? ''],
  ['请求编号', ({ requestId }) => requestId],
]

/** The entries as rows of a spreadsheet, with a head. */
export function entryTable(entries: readonly AuditEntryView[]): string[][] {
  const head = COLUMNS.map(([title]) => title)
  return [head, ...entries.map((entry) => COLUMNS.map(([, read]) => read(entry)))]
}

function jsonText(value: unknown): string {
  return value === null || value === undefined ? '' : JSON.stringify(value)
}
