import type { UseQueryResult } from '@tanstack/react-query'
import { daysBetween } from '#core/kit/day.ts'
import { dayText, dueText, today } from '#ui/dates.ts'
import { Link } from '#ui/router/router.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { RoundData } from '../../annual-report.contract.ts'
import type { ReportListData } from '../api/types.ts'
import { StateTag } from '../shared/state-tag.tsx'
import { type Row, waitingFor } from './waiting.ts'
import './today.css'

type Props = {
  readonly me: MeView
  readonly rounds: UseQueryResult<{ rounds: RoundData[] }>
  readonly reports: UseQueryResult<ReportListData>
}

/** The days that are near or past, and the reports that wait for this person. */
export function TodayReports({ me, rounds, reports }: Props) {
  const roles = me.roles.map(({ role }) => role)
  return (
    <Answer query={rounds} what="期限">
      {(given) => {
        const open = given.rounds.filter(({ closedAt }) => !closedAt)
        return (
          <>
            {open.map((round) => (
              <RoundDays key={round.id} round={round} />
            ))}
            <Answer query={reports} what="待办">
              {(list) => <Waiting roles={roles} rows={list.reports} rounds={open} />}
            </Answer>
          </>
        )
      }}
    </Answer>
  )
}

const DAYS = [
  ['internalDueOn', '报送主管部门'],
  ['agencyDueOn', '部门、乡镇公布'],
  ['governmentDueOn', '政府公布'],
] as const

function RoundDays({ round }: { readonly round: RoundData }) {
  return (
    <section className="panel">
      <h2>
        <Link to={`/rounds/${round.id}`}>{round.title}</Link>
      </h2>
      <ol className="due-days">
        {DAYS.map(([name, what]) => (
          <li key={name} className={daysBetween(today(), round[name]) < 0 ? 'is-past' : undefined}>
            <span className="due-what">{what}</span>
            <strong>{dueText(round[name])}</strong>
            <span className="soft">{dayText(round[name])}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

type WaitingProps = {
  readonly roles: readonly string[]
  readonly rows: readonly Row[]
  readonly rounds: readonly RoundData[]
}

function Waiting({ roles, rows, rounds }: WaitingProps) {
  const groups = waitingFor(roles, rows)
  if (groups.length === 0) {
    return (
      <section className="panel">
        <h2>待办</h2>
        <p className="soft">现在没有等您办理的报告。</p>
      </section>
    )
  }
  return groups.map(({ what, reports }) => (
    <section key={what} className="panel">
      <h2>
        {what} <span className="soft">{reports.length}</span>
      </h2>
      <ul className="waiting">
        {reports.slice(0, 20).map((report) => (
          <li key={report.id}>
            <Link to={`/reports/${report.id}`}>
              {report.agencyName} {report.year} 年度报告
            </Link>
            <StateTag state={report.state} label={report.stateLabel} />
            {report.errors > 0 && <span className="is-late">{report.errors} 个错误</span>}
            <Due report={report} rounds={rounds} />
          </li>
        ))}
      </ul>
      {reports.length > 20 && <Link to="/reports">全部 {reports.length} 份</Link>}
    </section>
  ))
}

function Due({ report, rounds }: { readonly report: Row; readonly rounds: readonly RoundData[] }) {
  const round = rounds.find(({ id }) => id === report.roundId)
  if (!round || !['draft', 'returned'].includes(report.state)) return null
  const isLate = daysBetween(today(), round.internalDueOn) < 0
  return <span className={isLate ? 'is-late' : 'soft'}>{dueText(round.internalDueOn)}</span>
}
