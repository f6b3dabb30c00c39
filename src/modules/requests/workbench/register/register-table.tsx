import { Pagination, type TableColumnsType } from 'antd'
import { APPLICANT_TYPES } from '#core/requests/applicant.ts'
import { CHANNELS } from '#core/requests/words.ts'
import { Link } from '#ui/router/router.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { RegisterRow } from '../../requests.contract.ts'
import { DueTag, decisionLabel, InternalDue, StateTag } from '../shared/tags.tsx'

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
  const hasAgencies = new Set(rows.map(({ agencyId }) => agencyId)).size > 1
  const hasInternal = rows.some(({ internalDueOn }) => internalDueOn !== null)
  return (
    <DataTable<RegisterRow>
      rowKey="id"
      size="middle"
      className={isLoading ? 'register-table is-loading' : 'register-table'}
      sticky={{ offsetHeader: 56 }}
      scroll={{ x: (hasAgencies ? 1100 : 960) + (hasInternal ? INTERNAL_WIDTH : 0) }}
      dataSource={[...rows]}
      columns={columnsFor({ hasAgencies, hasInternal })}
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

/** `网上提交`, without what explains it. */
const channelLabel = (channel: RegisterRow['channel']) => CHANNELS[channel].replace(/（.*/, '')

type Column = TableColumnsType<RegisterRow>[number]

const NUMBER: Column = {
  ...{ title: '登记编号、所需信息', key: 'number' },
  render: (_, { id, number, description }) => (
    <>
      <Link to={`/requests/${id}`} className="register-number">
        {number}
      </Link>
      <Wanted text={description} />
    </>
  ),
}

/** Two lines of it; all of it when one points at it, and on the page of the request. */
function Wanted({ text }: { readonly text: string }) {
  return (
    <span className="register-text" title={text}>
      {text}
    </span>
  )
}

const COLUMNS: TableColumnsType<RegisterRow> = [
  NUMBER,
  {
    ...{ title: '收到日期、渠道', key: 'received', width: 144 },
    render: (_, { receivedOn, submittedOn, channel }) => (
      <>
        {receivedOn ?? '待确认'}
        <span className="register-small">
          {receivedOn === null ? `${submittedOn} ` : ''}
          {channelLabel(channel)}
        </span>
      </>
    ),
  },
  {
    ...{ title: '答复期限', key: 'due', width: 176 },
    render: (_, row) => <DueOf row={row} />,
  },
  {
    ...{ title: '申请人', key: 'applicant', width: 112 },
    render: (_, { applicantName, applicantKind }) => (
      <>
        {applicantName}
        <span className="register-small">{kindLabel(applicantKind)}</span>
      </>
    ),
  },
  {
    ...{ title: '状态、结果', key: 'state', width: 136 },
    render: (_, { state, decisionKind }) => (
      <>
        <StateTag state={state} />
        {decisionKind && <span className="register-small">{decisionLabel(decisionKind)}</span>}
      </>
    ),
  },
  {
    ...{ title: '经办人', dataIndex: 'handlerName', key: 'handler', width: 88 },
    render: (name: string | null) => name ?? <span className="soft">未指派</span>,
  },
]

const AGENCY: Column = {
  ...{ title: '单位', dataIndex: 'agencyName', key: 'agency', width: 160 },
}

const INTERNAL_WIDTH = 140
const INTERNAL: Column = {
  ...{ title: '内部时限', key: 'internal', width: INTERNAL_WIDTH },
  render: (_, row) => <InternalDue {...row} />,
}

type Shown = { readonly hasAgencies: boolean; readonly hasInternal: boolean }

/** What says nothing of any row is left out: one's own agency, days that no office has set itself. */
function columnsFor({ hasAgencies, hasInternal }: Shown): Column[] {
  const after: Readonly<Record<string, Column | false>> = {
    number: hasAgencies && AGENCY,
    due: hasInternal && INTERNAL,
  }
  return COLUMNS.flatMap((column) => [column, after[String(column.key)] || []].flat())
}

function DueOf({ row }: { readonly row: RegisterRow }) {
  const { state, dueOn, decidedOn, workingDaysLeft } = row
  return <DueTag {...{ state, dueOn, decidedOn, left: workingDaysLeft }} />
}

/** The same on a telephone: one below the other, the due day first seen. */
export function RegisterCards({ rows, total, page, setPage }: Props) {
  return (
    <>
      <ul className="register-cards">
        {rows.map((row) => (
          <li key={row.id} className="panel">
            <p className="register-card-head">
              <Link to={`/requests/${row.id}`}>{row.number}</Link>
              <StateTag state={row.state} />
            </p>
            <p>
              <Wanted text={row.description} />
            </p>
            <p className="register-card-head">
              <DueOf row={row} />
              {row.isInternallyLate && <InternalDue {...row} />}
              <span className="register-small">
                {row.applicantName}，{channelLabel(row.channel)}
                {row.handlerName && `，${row.handlerName}经办`}
              </span>
            </p>
            {row.decisionKind && <p>{decisionLabel(row.decisionKind)}</p>}
          </li>
        ))}
      </ul>
      <Pagination
        {...{ current: page, pageSize: PAGE_SIZE, total, showSizeChanger: false, simple: true }}
        onChange={setPage}
      />
    </>
  )
}
