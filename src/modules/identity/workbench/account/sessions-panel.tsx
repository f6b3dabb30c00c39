import { Button } from 'antd'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { momentText } from '#ui/dates.ts'
import { Answer } from '#ui/state/states.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { SessionView } from '../../identity.contract.ts'
import { MY_SESSIONS } from '../identity-api.ts'

/** Where one is signed in; anything unknown can be ended. */
export function SessionsPanel() {
  const query = useAsk<{ sessions: SessionView[] }>(MY_SESSIONS)
  const end = useTell<unknown, { sessionId: string }>(
    ({ sessionId }) => `${MY_SESSIONS}/${encodeURIComponent(sessionId)}/revoke`,
    { stale: [MY_SESSIONS] },
  )
  return (
    <section className="panel">
      <h2>登录情况</h2>
      <Answer query={query} what="登录情况">
        {({ sessions }) => (
          <DataTable
            rowKey="id"
            size="small"
            pagination={false}
            scroll={{ x: 816 }}
            dataSource={[...sessions]}
            columns={[
              { title: '地址', dataIndex: 'address', width: 160 },
              {
                ...{ title: '设备', key: 'agent' },
                render: (_, { agent, isThisOne }) => (
                  <>
                    {deviceOf(agent)}
                    {isThisOne && <strong>（当前）</strong>}
                  </>
                ),
              },
              {
                ...{ title: '登录时间', dataIndex: 'createdAt', width: 176 },
                render: (at: string) => momentText(at),
              },
              {
                ...{ title: '最近使用', dataIndex: 'seenAt', width: 176 },
                render: (at: string) => momentText(at),
              },
              {
                ...{ title: '', key: 'end', width: 96 },
                render: (_, { id, isThisOne }) =>
                  isThisOne ? null : (
                    <Button size="small" onClick={() => end.mutate({ sessionId: id })}>
                      退出
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Answer>
    </section>
  )
}

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const SYSTEMS = [
  ['Windows', 'Windows'],
  ['Android', '安卓'],
  ['iPhone', 'iPhone'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

function deviceOf(agent: string | null): string {
  const find = (names: readonly (readonly [string, string])[]) =>
    names.find(([mark]) => agent?.includes(mark))?.[1]
  return [find(SYSTEMS), find(BROWSERS)].filter(Boolean).join(' ') || '未知设备'
}
