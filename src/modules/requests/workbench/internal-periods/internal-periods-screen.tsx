import { Button } from 'antd'
import { useState } from 'react'
import { READERS } from '#core/requests/life/roles.ts'
import { useAsk } from '#ui/api/use-api.ts'
import { momentText } from '#ui/dates.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Answer, Empty } from '#ui/state/states.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { InternalPeriodEntry, InternalPeriodsView } from '../../requests.contract.ts'
import { INTERNAL_PERIODS } from '../api/paths.ts'
import './internal-periods.css'
import { PeriodDialog } from './period-dialog.tsx'
import { ruleText } from './period-draft.ts'

/** What offices have set themselves for drafting an answer, and who set what when. */
export function InternalPeriodsScreen({ me }: ScreenProps<MeView>) {
  const query = useAsk<InternalPeriodsView>(INTERNAL_PERIODS)
  const [sets, setSets] = useState(false)
  const seesRequests = me.roles.some(({ role }) => READERS.some((each) => each === role))
  return (
    <>
      <ScreenHead
        title="内部时限"
        note="各单位自己定的拟出答复的期限，只作提醒用。法定答复期限以条例为准，不因内部时限改变。"
      >
        <Button type="primary" disabled={!query.data} onClick={() => setSets(true)}>
          设定内部时限
        </Button>
      </ScreenHead>
      <Answer query={query} what="内部时限">
        {({ standing, history }) => (
          <>
            <section className="periods" aria-labelledby="periods-now">
              <h2 id="periods-now">现行规定</h2>
              {standing.length === 0 ? (
                <Empty title="没有设内部时限">
                  <p>各单位只按法定期限办理。</p>
                </Empty>
              ) : (
                <EntryTable entries={standing} />
              )}
            </section>
            {history.length > standing.length && (
              <section className="periods" aria-labelledby="periods-history">
                <h2 id="periods-history">历次改动</h2>
                <EntryTable entries={history} isPaged />
              </section>
            )}
          </>
        )}
      </Answer>
      {sets && query.data && (
        <PeriodDialog view={query.data} seesRequests={seesRequests} close={() => setSets(false)} />
      )}
    </>
  )
}

const SHOWN = 20

type TableProps = { readonly entries: readonly InternalPeriodEntry[]; readonly isPaged?: true }

function EntryTable({ entries, isPaged }: TableProps) {
  return (
    <DataTable<InternalPeriodEntry>
      {...{ rowKey: 'serial', size: 'middle', scroll: { x: 800 } }}
      pagination={
        isPaged ? { pageSize: SHOWN, hideOnSinglePage: true, showSizeChanger: false } : false
      }
      dataSource={[...entries]}
      columns={[
        {
          ...{ title: '适用单位', key: 'agency', width: 220 },
          render: (_, { agencyId, agencyName }) => (agencyId === null ? ALL : agencyName),
        },
        { ...{ title: '规定', key: 'rule', width: 200 }, render: (_, entry) => ruleText(entry) },
        { ...{ title: '依据或说明', key: 'reason' }, render: (_, { reason }) => reason || '无' },
        {
          ...{ title: '设定人和时间', key: 'by', width: 200 },
          render: (_, { setBy, setAt }) => (
            <>
              {setBy}
              <br />
              <span className="soft">{momentText(setAt)}</span>
            </>
          ),
        },
      ]}
    />
  )
}

const ALL = '全行政区（没有另定的单位）'
