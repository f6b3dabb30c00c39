import { STATES } from '#core/requests/life/states.ts'
import { dayText } from '#ui/dates.ts'
import { Link } from '#ui/router/router.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { InternalPeriodPreview } from '../../requests.contract.ts'

type Props = { readonly preview: InternalPeriodPreview; readonly linksRequests: boolean }

const SHOWN = 20

/** Every open request whose internal day a rule would change, before anything is saved. */
export function PeriodChanges({ preview: { open, changes }, linksRequests }: Props) {
  const late = changes.filter(({ isLate }) => isLate).length
  return (
    <>
      <p role="status">
        {open} 件在办申请中，<strong>{changes.length} 件的内部时限会改变</strong>
        {late > 0 && `，其中 ${late} 件按新规定已经超过内部时限`}。法定届满日都不变。尚未保存。
      </p>
      {changes.length > 0 && (
        <DataTable<InternalPeriodPreview['changes'][number]>
          rowKey="requestId"
          size="small"
          scroll={{ x: 720 }}
          pagination={{ pageSize: SHOWN, hideOnSinglePage: true, showSizeChanger: false }}
          dataSource={[...changes]}
          columns={[
            {
              ...{ title: '登记号', key: 'number' },
              render: (_, { requestId, number }) =>
                linksRequests ? <Link to={`/requests/${requestId}`}>{number}</Link> : number,
            },
            {
              ...{ title: '状态', key: 'state', width: 88 },
              render: (_, { state }) => STATES[state],
            },
            {
              ...{ title: '现在的内部时限', key: 'now', width: 136 },
              render: (_, { internalDueOn }) => (internalDueOn ? dayText(internalDueOn) : '无'),
            },
            {
              ...{ title: '改为', key: 'new', width: 136 },
              render: (_, { newInternalDueOn, isLate }) => (
                <>
                  {newInternalDueOn ? dayText(newInternalDueOn) : '无'}
                  {isLate && <strong>（已过）</strong>}
                </>
              ),
            },
            {
              ...{ title: '法定届满日（不变）', key: 'due', width: 176 },
              render: (_, { dueOn }) => (dueOn ? dayText(dueOn) : '暂无'),
            },
          ]}
        />
      )}
    </>
  )
}
