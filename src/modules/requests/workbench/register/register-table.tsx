import type { TableColumnsType } from 'antd'
import { APPLICANT_TYPES } from '#core/requests/applicant.ts'
import { CHANNELS } from '#core/requests/words.ts'
import { dayText } from '#ui/dates.ts'
import { Link } from '#ui/router/router.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { RegisterRow } from '../../requests.contract.ts'
import { DueTag, decisionLabel, StateTag } from '../shared/tags.tsx'

export const PAGE_SIZE = 50

type Props = {
  readonly rows: readonly RegisterRow[]
  readonly total: number
  readonly page: number
  readonly setPage: (page: number) => void
  readonly selects: boolean
  readonly chosen: readonly string[]
  readonly setChosen: (ids: readonly string[]) => void
  readonly isLoading: boolean
}

export function RegisterTable(props: Props) {
  const { rows, total, page, setPage, selects, chosen, setChosen, isLoading } = props
  const agencies = new Set(rows.map(({ agencyId }) => agencyId))
  return (
    <DataTable<RegisterRow>
      rowKey="id"
      size="middle"
      className={isLoading ? 'register-table is-loading' : 'register-table'}
      sticky={{ offsetHeader: 56 }}
      scroll={{ x: agencies.size > 1 ? 1360 : 1200 }}
      dataSource={[...rows]}
      columns={agencies.size > 1 ? WITH_AGENCY : COLUMNS}
      {...(selects && {
        rowSelection: {
          // A field in the head would be doubled in the hidden row that measures the columns.
          hideSelectAll: true,
          selectedRowKeys: [...chosen],
          onChange: (keys) => setChosen(keys.map(String)),
          getCheckboxProps: ({ number }) => ({ 'aria-label': `选择${number}` }),
        },
      })}
      pagination={{
        ...{ current: page, pageSize: PAGE_SIZE, total, showSizeChanger: false },
        showTotal: (count) => `共 ${count} 件`,
        onChange: setPage,
      }}
    />
  )
}

const kindLabel = (kind: string) => APPLICANT_TYPES.find(({ id }) => id === kind)?.label ?? kind

const NUMBER: TableColumnsType<RegisterRow>[number] = {
  ...{ title: '登记号', key: 'number', width: 232 },
  render: (_, { id, number }) => <Link to={`/requests/${id}`}>{number}</Link>,
}

const COLUMNS: TableColumnsType<RegisterRow> = [
  NUMBER,
  {
    ...{ title: '收到日期', key: 'received', width: 128 },
    render: (_, { receivedOn, submittedOn }) =>
      receivedOn ? dayText(receivedOn) : <span className="soft">{dayText(submittedOn)}提交</span>,
  },
  {
    ...{ title: '期限', key: 'due', width: 168 },
    render: (_, { state, dueOn, decidedOn, workingDaysLeft }) => (
      <DueTag {...{ state, dueOn, decidedOn, left: workingDaysLeft }} />
    ),
  },
  {
    ...{ title: '申请人', key: 'applicant', width: 128 },
    render: (_, { applicantName, applicantKind }) => (
      <>
        {applicantName}
        <br />
        <span className="register-small">{kindLabel(applicantKind)}</span>
      </>
    ),
  },
  {
    ...{ title: '所需信息', dataIndex: 'description', key: 'description' },
    render: (text: string) => <span className="register-text">{text}</span>,
  },
  {
    ...{ title: '状态', key: 'state', width: 104 },
    render: (_, { state }) => <StateTag state={state} />,
  },
  {
    ...{ title: '结果', dataIndex: 'decisionKind', key: 'outcome', width: 144 },
    render: (kind: string | null) => decisionLabel(kind),
  },
  {
    ...{ title: '经办人', dataIndex: 'handlerName', key: 'handler', width: 96 },
    render: (name: string | null) => name ?? <span className="soft">未指派</span>,
  },
  {
    ...{ title: '渠道', dataIndex: 'channel', key: 'channel', width: 120 },
    render: (channel: RegisterRow['channel']) => CHANNELS[channel].replace(/（.*/, ''),
  },
]

const WITH_AGENCY: TableColumnsType<RegisterRow> = [
  NUMBER,
  { ...{ title: '单位', dataIndex: 'agencyName', key: 'agency', width: 160 } },
  ...COLUMNS.slice(1),
]
