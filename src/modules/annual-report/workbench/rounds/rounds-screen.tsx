import { Button } from 'antd'
import { useState } from 'react'
import { useAsk } from '#ui/api/use-api.ts'
import { dayText } from '#ui/dates.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link } from '#ui/router/router.tsx'
import { Answer, Empty } from '#ui/state/states.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { RoundData } from '../../annual-report.contract.ts'
import { ROUNDS } from '../api/paths.ts'
import { OpenRoundDialog } from './open-round-dialog.tsx'

/** The yearly calls for reports. */
export function RoundsScreen(_: ScreenProps<MeView>) {
  const query = useAsk<{ rounds: RoundData[] }>(ROUNDS)
  const [opens, setOpens] = useState(false)
  return (
    <>
      <ScreenHead title="编报任务" note="每年一次，布置各单位编制年度报告。">
        <Button type="primary" onClick={() => setOpens(true)}>
          布置新任务
        </Button>
      </ScreenHead>
      <Answer query={query} what="编报任务">
        {({ rounds }) =>
          rounds.length === 0 ? (
            <Empty title="还没有编报任务">
              <p>布置任务后，每个单位自动得到一份待填的报告。</p>
            </Empty>
          ) : (
            <RoundTable rounds={rounds} />
          )
        }
      </Answer>
      {opens && <OpenRoundDialog close={() => setOpens(false)} />}
    </>
  )
}

function RoundTable({ rounds }: { readonly rounds: readonly RoundData[] }) {
  return (
    <DataTable
      rowKey="id"
      scroll={{ x: 960 }}
      pagination={false}
      dataSource={[...rounds]}
      columns={[
        { title: '年度', dataIndex: 'year', width: 88 },
        {
          ...{ title: '任务', key: 'title' },
          render: (_, { id, title }) => <Link to={`/rounds/${id}`}>{title}</Link>,
        },
        {
          ...{ title: '报送截止', dataIndex: 'internalDueOn', width: 160 },
          render: (day: string) => dayText(day),
        },
        {
          ...{ title: '部门公布截止', dataIndex: 'agencyDueOn', width: 160 },
          render: (day: string) => dayText(day),
        },
        {
          ...{ title: '进度', key: 'counts', width: 176 },
          render: (_, { counts }) => {
            const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
            return `已发布 ${counts.published ?? 0}，共 ${all} 份`
          },
        },
        {
          ...{ title: '状态', key: 'closed', width: 96 },
          render: (_, { closedAt }) => (closedAt ? '已结束' : '进行中'),
        },
      ]}
    />
  )
}
