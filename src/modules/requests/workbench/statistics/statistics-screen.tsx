import { Button } from 'antd'
import { useAsk } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link, navigate } from '#ui/router/router.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { StatisticsView } from '../../requests.contract.ts'
import { STATISTICS } from '../api/paths.ts'
import { ExportButtons } from '../shared/export-buttons.tsx'
import { addressOf, type Counted, countedOf } from './counted.ts'
import { StatisticsFilters } from './statistics-filters.tsx'
import { StatisticsTable } from './statistics-table.tsx'
import './statistics.css'

/** Tables three and four, counted from the requests; every figure opens those it is made of. */
export function StatisticsScreen({ me, query }: ScreenProps<MeView>) {
  const counted = countedOf(query, today())
  const found = useAsk<StatisticsView>(STATISTICS, { ...counted })
  const change = (next: Counted) => navigate(`/requests/statistics${addressOf(next)}`)
  return (
    <>
      <ScreenHead title="依申请公开统计" {...(found.data && { note: found.data.title })}>
        <div className="row not-printed">
          <Link to="/requests">台账</Link>
          <ExportButtons
            path={STATISTICS}
            wanted={counted}
            count={found.data ? 1 : 0}
            said={() => '已导出。'}
          />
          <Button onClick={() => window.print()}>打印</Button>
        </div>
      </ScreenHead>
      <StatisticsFilters
        key={addressOf(counted)}
        {...{ me, counted, change }}
        forms={found.data?.forms ?? []}
      />
      <Answer query={found} what="统计">
        {(view) => <Tables view={view} counted={counted} />}
      </Answer>
    </>
  )
}

type TablesProps = { readonly view: StatisticsView; readonly counted: Counted }

function Tables({ view, counted }: TablesProps) {
  return (
    <>
      {view.isEmpty && (
        <p className="note">这一期间没有收到申请，也没有结转的申请和复议、诉讼，各格都是 0。</p>
      )}
      {view.findings.map((finding) => (
        <p key={finding} className="note is-warning" role="alert">
          {finding}
        </p>
      ))}
      {view.tables.map((table) => (
        <StatisticsTable
          key={table.caption}
          table={table}
          hrefOf={(cell) => `/requests${addressOf({ ...counted, form: view.form.id }, cell)}`}
        />
      ))}
      <p className="soft statistics-note">
        {view.findings.length === 0 && '各列都平衡：第一项加第二项，等于第三项总计加第四项。'}
        {`格式：${view.form.name}。件数逐件从台账计算，点开一个数字就是它包含的申请；复议、诉讼后重新答复的，仍按第一次答复计数。`}
      </p>
    </>
  )
}
