import { Button, Input } from 'antd'
import { useState } from 'react'
import { csvText } from '#core/kit/csv.ts'
import { useAsk } from '#ui/api/use-api.ts'
import { dayText, momentText } from '#ui/dates.ts'
import { SidePanel } from '#ui/dialog/dialog.tsx'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Answer, Empty } from '#ui/state/states.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { saveText } from '#ui/table/save-text.ts'
import type { MeView } from '../../identity/identity.contract.ts'
import type { AuditEntryView, AuditPage, SearchAuditInput } from '../audit.contract.ts'
import './audit.css'

const ROOMS = [
  ['', '全部操作'],
  ['identity.', '账号和权限'],
  ['annual-report.', '年度报告'],
  ['files.', '文件'],
  ['audit.', '审计'],
] as const

/** What was done, by whom, on what: for the auditor. */
export function AuditScreen(_: ScreenProps<MeView>) {
  const [wanted, setWanted] = useState<SearchAuditInput>({})
  const [trail, setTrail] = useState<readonly string[]>([])
  const [entry, setEntry] = useState<AuditEntryView | null>(null)
  const query = useAsk<AuditPage>('/audit/entries', { ...wanted, before: trail.at(-1), limit: 100 })
  const search = (part: SearchAuditInput) => {
    setWanted({ ...wanted, ...part })
    setTrail([])
  }
  return (
    <>
      <ScreenHead title="审计" note="每条记录与前一条相连，改动、删除、插入都能查出。">
        <Button disabled={!query.data} onClick={() => query.data && save(query.data.entries)}>
          导出本页
        </Button>
      </ScreenHead>
      <Filters wanted={wanted} search={search} />
      <Answer query={query} what="审计记录">
        {({ entries, next }) =>
          entries.length === 0 ? (
            <Empty title="没有符合条件的记录" />
          ) : (
            <>
              <Entries entries={entries} open={setEntry} />
              <p className="row audit-pages">
                {trail.length > 0 && (
                  <Button onClick={() => setTrail(trail.slice(0, -1))}>较新的</Button>
                )}
                {next !== null && (
                  <Button onClick={() => setTrail([...trail, next])}>更早的</Button>
                )}
              </p>
            </>
          )
        }
      </Answer>
      {entry && <EntryDrawer entry={entry} close={() => setEntry(null)} />}
    </>
  )
}

type FilterProps = {
  readonly wanted: SearchAuditInput
  readonly search: (part: SearchAuditInput) => void
}

function Filters({ wanted, search }: FilterProps) {
  return (
    <search className="row audit-filters">
      <label>
        从{' '}
        <Input
          type="date"
          className="audit-day"
          value={wanted.from ?? ''}
          onChange={(event) => search({ from: event.target.value })}
        />
      </label>
      <label>
        到{' '}
        <Input
          type="date"
          className="audit-day"
          value={wanted.to ?? ''}
          onChange={(event) => search({ to: event.target.value })}
        />
      </label>
      <Input.Search
        className="audit-name"
        aria-label="操作人"
        placeholder="操作人"
        allowClear
        onSearch={(actorName) => search({ actorName: actorName.trim() })}
      />
      <select
        className="audit-room"
        aria-label="操作"
        value={wanted.action ?? ''}
        onChange={(event) => search({ action: event.target.value })}
      >
        {ROOMS.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </search>
  )
}

type EntriesProps = {
  readonly entries: readonly AuditEntryView[]
  readonly open: (entry: AuditEntryView) => void
}

function Entries({ entries, open }: EntriesProps) {
  return (
    <DataTable
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 1040 }}
      dataSource={[...entries]}
      columns={[
        { title: '序号', dataIndex: 'id', width: 104 },
        {
          ...{ title: '时间', dataIndex: 'at', width: 176 },
          render: (at: string) => momentText(at),
        },
        { title: '操作人', dataIndex: 'actorName', width: 144 },
        {
          ...{ title: '操作', key: 'title', width: 176 },
          render: (_, entry) => (
            <button type="button" className="audit-open" onClick={() => open(entry)}>
              {entry.title}
            </button>
          ),
        },
        { title: '对象', dataIndex: 'subjectName' },
        { title: '来源', dataIndex: 'address', width: 144, render: (at) => at ?? '程序' },
      ]}
    />
  )
}

function EntryDrawer({ entry, close }: { entry: AuditEntryView; close: () => void }) {
  const facts = [
    ['时间', momentText(entry.at)],
    ['操作人', `${entry.actorName}${entry.address ? `，${entry.address}` : ''}`],
    ['操作', `${entry.title}（${entry.action}）`],
    ['对象', `${entry.subjectName}（${entry.subjectKind} ${entry.subjectId}）`],
    ['请求编号', entry.requestId],
  ] as const
  return (
    <SidePanel open title={`记录 ${entry.id}`} onClose={close}>
      <dl className="audit-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>改动前</h3>
      <pre>{jsonText(entry.before)}</pre>
      <h3>改动后</h3>
      <pre>{jsonText(entry.after)}</pre>
    </SidePanel>
  )
}

function jsonText(value: unknown): string {
  return value === null || value === undefined ? '（无）' : JSON.stringify(value, null, 2)
}

function save(entries: readonly AuditEntryView[]): void {
  const rows = entries.map((entry) => [
    ...[entry.id, entry.at, entry.actorName, entry.title, entry.subjectName],
    ...[entry.address, entry.requestId],
  ])
  const last = entries[0]?.at.slice(0, 10)
  saveText(
    `审计记录 ${dayText(last)}.csv`,
    csvText([['序号', '时间', '操作人', '操作', '对象', '来源', '请求编号'], ...rows]),
  )
}
