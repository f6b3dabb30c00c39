import type { TableColumnsType } from 'antd'
import { dayText, momentText } from '#ui/dates.ts'
import { Link } from '#ui/router/router.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { BoardData, BoardRowData } from '../../annual-report.contract.ts'
import { CheckTag, StateTag } from '../shared/state-tag.tsx'
import type { BoardQuery } from './board-filters.tsx'

type Props = {
  readonly board: BoardData
  readonly filter: BoardQuery
  readonly setFilter: (filter: BoardQuery) => void
  readonly chosen: readonly string[]
  readonly setChosen: (ids: readonly string[]) => void
}

export function BoardTable({ board, filter, setFilter, chosen, setChosen }: Props) {
  return (
    <DataTable<BoardRowData>
      rowKey="reportId"
      size="middle"
      sticky={{ offsetHeader: 56 }}
      scroll={{ x: 1000 }}
      dataSource={[...board.rows]}
      columns={COLUMNS}
      {...(board.mayManage && {
        rowSelection: {
          // A field in the head would be doubled in the hidden row that measures the columns.
          hideSelectAll: true,
          selectedRowKeys: [...chosen],
          onChange: (keys) => setChosen(keys.map(String)),
          getCheckboxProps: ({ agencyName }) => ({ 'aria-label': `选择${agencyName}` }),
        },
      })}
      pagination={{
        current: Number(filter.page ?? 1),
        pageSize: Number(filter.size ?? 100),
        total: board.total,
        showSizeChanger: false,
        showTotal: (total) => `共 ${total} 份`,
      }}
      onChange={(pagination, _filters, sorter) => {
        const [sort] = Array.isArray(sorter) ? sorter : [sorter]
        setFilter({
          ...filter,
          page: pagination.current,
          sort: sort?.order ? String(sort.columnKey) : undefined,
          descending: sort?.order === 'descend' ? true : undefined,
        })
      }}
    />
  )
}

const COLUMNS: TableColumnsType<BoardRowData> = [
  {
    ...{ title: '单位', key: 'name', sorter: true, fixed: 'left', width: 216 },
    render: (_, { reportId, agencyName }) => <Link to={`/reports/${reportId}`}>{agencyName}</Link>,
  },
  {
    ...{ title: '状态', key: 'state', sorter: true, width: 128 },
    render: (_, { state, stateLabel, begun }) =>
      begun ? (
        <StateTag state={state} label={stateLabel} />
      ) : (
        <StateTag state="none" label="尚未动笔" />
      ),
  },
  {
    ...{ title: '期限', key: 'late', sorter: true, width: 160 },
    render: (_, { lateDays, dueOn }) =>
      lateDays > 0 ? (
        <span className="is-late">逾期 {lateDays} 天</span>
      ) : (
        <span className="soft">{dayText(dueOn)}</span>
      ),
  },
  {
    ...{ title: '核对', key: 'errors', sorter: true, width: 128 },
    render: (_, { begun, checkStatus, errors }) =>
      begun ? <CheckTag status={checkStatus} errors={errors} /> : '—',
  },
  {
    ...{ title: '待处理意见', dataIndex: 'openComments', key: 'comments', width: 112 },
    align: 'right',
    render: (count: number) => count || '—',
  },
  {
    ...{ title: '最后修改', key: 'saved', sorter: true, width: 208 },
    render: (_, { savedAt, savedBy }) =>
      savedAt ? `${momentText(savedAt)} ${savedBy ?? ''}` : '—',
  },
  {
    ...{ title: '上次提醒', dataIndex: 'remindedAt', key: 'reminded', width: 168 },
    render: (at: string | null) => momentText(at),
  },
]
