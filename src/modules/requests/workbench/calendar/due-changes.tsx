import { STATES } from '#core/requests/life/states.ts'
import { dayText } from '#ui/dates.ts'
import { Link } from '#ui/router/router.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { CalendarPreview } from '../../requests.contract.ts'

type Props = { readonly preview: CalendarPreview; readonly linksRequests: boolean }

const SHOWN = 20

/** Every due day that an arrangement would move, before anything is saved. */
export function DueChanges({ preview, linksRequests }: Props) {
  const { arrangement, open, changes } = preview
  return (
    <>
      <p role="status">
        {arrangement.year}年放假 {arrangement.off.length} 段，调休上班 {arrangement.work.length}{' '}
        天。
        {open} 件在办申请中，<strong>{changes.length} 件的届满日会改变</strong>。尚未保存。
      </p>
      {changes.length > 0 && (
        <DataTable<CalendarPreview['changes'][number]>
          rowKey="requestId"
          size="small"
          scroll={{ x: 640 }}
          pagination={{ pageSize: SHOWN, hideOnSinglePage: true, showSizeChanger: false }}
          dataSource={[...changes]}
          columns={[
            {
              ...{ title: '登记编号', key: 'number' },
              render: (_, { requestId, number }) =>
                linksRequests ? <Link to={`/requests/${requestId}`}>{number}</Link> : number,
            },
            { title: '单位', dataIndex: 'agencyName', key: 'agency' },
            {
              ...{ title: '状态', key: 'state', width: 96 },
              render: (_, { state }) => STATES[state],
            },
            {
              ...{ title: '现在的届满日', key: 'due', width: 144 },
              render: (_, { dueOn }) => (dueOn ? dayText(dueOn) : '暂无'),
            },
            {
              ...{ title: '改为', key: 'new', width: 144 },
              render: (_, { newDueOn }) => (newDueOn ? dayText(newDueOn) : '无法计算'),
            },
          ]}
        />
      )}
    </>
  )
}
