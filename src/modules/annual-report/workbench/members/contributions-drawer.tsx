import { Button } from 'antd'
import { STATE_LABELS } from '#core/annual-report/life/states.ts'
import { csvText } from '#core/kit/csv.ts'
import { useAsk } from '#ui/api/use-api.ts'
import { SidePanel } from '#ui/dialog/dialog.tsx'
import { Link } from '#ui/router/router.tsx'
import { Answer } from '#ui/state/states.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { saveText } from '#ui/table/save-text.ts'
import type { ContributionsData } from '../../annual-report.contract.ts'
import { reportPath } from '../api/paths.ts'
import { shownText } from '../editor/grid/cell-words.ts'
import { StateTag } from '../shared/state-tag.tsx'

type Props = {
  readonly reportId: string
  readonly cell: string
  readonly states: string
  /** Whether this person may open the reports of the agencies. */
  readonly seesAll: boolean
  readonly close: () => void
}

/** Who contributes what to one figure, the largest first. */
export function ContributionsDrawer({ reportId, cell, states, seesAll, close }: Props) {
  const query = useAsk<ContributionsData>(`${reportPath(reportId)}/members/${cell}`, { states })
  return (
    <SidePanel open title={query.data?.name ?? '构成'} onClose={close}>
      <Answer query={query} what="构成">
        {(data) => <Contributions data={data} seesAll={seesAll} />}
      </Answer>
    </SidePanel>
  )
}

type Row = ContributionsData['rows'][number]

const size = ({ value }: Row) =>
  value.kind === 'number' ? (value.value ?? 0) : Number.POSITIVE_INFINITY

/** Which figures of the agency count: what the public sees, or what may still change. */
const basisText = ({ edition }: Row) => (edition === null ? '未公布的稿' : `公布的第 ${edition} 版`)

type ContributionsProps = { readonly data: ContributionsData; readonly seesAll: boolean }

function Contributions({ data, seesAll }: ContributionsProps) {
  const rows = [...data.rows].sort((one, other) => size(other) - size(one))
  const save = () =>
    saveText(
      `${data.name}.csv`,
      csvText([
        ['单位', '状态', '依据', '数字'],
        ...rows.map((row) => [
          ...[row.agencyName, STATE_LABELS[row.state], basisText(row)],
          shownText(row.value),
        ]),
      ]),
    )
  return (
    <div className="stack">
      <p>
        合计 <strong>{data.sum.kind === 'unread' ? '—' : shownText(data.sum)}</strong>，来自{' '}
        {rows.length} 个单位。
        <Button size="small" onClick={save}>
          导出 CSV
        </Button>
      </p>
      <DataTable
        size="small"
        rowKey="reportId"
        pagination={false}
        dataSource={rows}
        columns={[
          {
            ...{ title: '单位', key: 'agency' },
            render: (_, { reportId, agencyName }) =>
              seesAll ? <Link to={`/reports/${reportId}`}>{agencyName}</Link> : agencyName,
          },
          {
            ...{ title: '状态', key: 'state', width: 128 },
            render: (_, { state }) => <StateTag state={state} label={STATE_LABELS[state]} />,
          },
          {
            ...{ title: '依据', key: 'edition', width: 128 },
            render: (_, row) => (
              <span className={row.edition === null ? undefined : 'soft'}>{basisText(row)}</span>
            ),
          },
          {
            ...{ title: '数字', key: 'value', width: 120, align: 'right' as const },
            render: (_, { value }) => (
              <span className={value.kind === 'number' ? undefined : 'is-late'}>
                {shownText(value) || '未填'}
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}
