import { Select } from 'antd'
import { useState } from 'react'
import { STATE_LABELS } from '#core/annual-report/life/states.ts'
import { useAsk } from '#ui/api/use-api.ts'
import { momentText } from '#ui/dates.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link } from '#ui/router/router.tsx'
import { Answer, Empty } from '#ui/state/states.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { RoundData } from '../../annual-report.contract.ts'
import { REPORTS, ROUNDS } from '../api/paths.ts'
import type { ReportListData } from '../api/types.ts'
import { StateTag } from '../shared/state-tag.tsx'
import './reports.css'

const PAGE = 50

/** Every report this person may see; the rounds' boards above. */
export function ReportsScreen(_: ScreenProps<MeView>) {
  const [year, setYear] = useState<number | null>(null)
  const [state, setState] = useState<string | null>(null)
  const [page, setPage] = useState(1)
  const query = useAsk<ReportListData>(REPORTS, { year, states: state, page })
  const rounds = useAsk<{ rounds: RoundData[] }>(ROUNDS)
  const years = [...new Set((rounds.data?.rounds ?? []).map((round) => round.year))]
  return (
    <>
      <ScreenHead title="年度报告">
        <Select
          aria-label="年度"
          placeholder="全部年度"
          allowClear
          value={year}
          options={years.map((each) => ({ value: each, label: `${each} 年` }))}
          onChange={(value) => {
            setYear(value ?? null)
            setPage(1)
          }}
        />
        <Select
          aria-label="状态"
          placeholder="全部状态"
          allowClear
          value={state}
          options={Object.entries(STATE_LABELS).map(([value, label]) => ({ value, label }))}
          onChange={(value) => {
            setState(value ?? null)
            setPage(1)
          }}
        />
      </ScreenHead>
      <Boards rounds={rounds.data?.rounds ?? []} />
      <Answer query={query} what="报告">
        {(list) =>
          list.total === 0 ? (
            <Empty title="没有符合条件的报告">
              <p>政务公开主管部门布置编报任务后，本单位的报告会出现在这里。</p>
            </Empty>
          ) : (
            <ReportTable list={list} page={page} setPage={setPage} />
          )
        }
      </Answer>
    </>
  )
}

function Boards({ rounds }: { readonly rounds: readonly RoundData[] }) {
  if (rounds.length === 0) return null
  return (
    <p className="row board-links">
      {rounds.map((round) => (
        <Link key={round.id} to={`/rounds/${round.id}`}>
          {round.year} 年编报进度
        </Link>
      ))}
    </p>
  )
}

type TableProps = {
  readonly list: ReportListData
  readonly page: number
  readonly setPage: (page: number) => void
}

function ReportTable({ list, page, setPage }: TableProps) {
  return (
    <DataTable
      rowKey="id"
      scroll={{ x: 832 }}
      dataSource={[...list.reports]}
      pagination={{ current: page, pageSize: PAGE, total: list.total, onChange: setPage }}
      columns={[
        { title: '年度', dataIndex: 'year', width: 88 },
        {
          ...{ title: '单位', key: 'agency' },
          render: (_, { id, agencyName }) => <Link to={`/reports/${id}`}>{agencyName}</Link>,
        },
        {
          ...{ title: '状态', key: 'state', width: 128 },
          render: (_, { state, stateLabel }) => <StateTag state={state} label={stateLabel} />,
        },
        {
          ...{ title: '错误', dataIndex: 'errors', width: 80, align: 'right' as const },
          render: (errors: number) => (
            <span className={errors > 0 ? 'is-late' : undefined}>{errors}</span>
          ),
        },
        { title: '提醒', dataIndex: 'warnings', width: 80, align: 'right' as const },
        {
          ...{ title: '最后修改', dataIndex: 'updatedAt', width: 184 },
          render: (at: string) => momentText(at),
        },
      ]}
    />
  )
}
