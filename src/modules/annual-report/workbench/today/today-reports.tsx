import type { UseQueryResult } from '@tanstack/react-query'
import { daysBetween } from '#core/kit/day.ts'
import { dayText, dueText, today } from '#ui/dates.ts'
import { Link } from '#ui/router/router.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { RoundData } from '../../annual-report.contract.ts'
import type { ReportListData } from '../api/types.ts'
import { StateTag } from '../shared/state-tag.tsx'
import { type DayLeft, daysLeft, nextDay, type Row, waitingFor } from './waiting.ts'
import './today.css'

type Props = {
  readonly me: MeView
  readonly rounds: UseQueryResult<{ rounds: RoundData[] }>
  readonly reports: UseQueryResult<ReportListData>
}

/** The reports that wait for this person, and the days that still bind somebody. */
export function TodayReports({ me, rounds, reports }: Props) {
  const roles = me.roles.map(({ role }) => role)
  return (
    <Answer query={rounds} what="期限">
      {({ rounds: all }) => (
        <Answer query={reports} what="待办">
          {(list) => (
            <>
              <Waiting roles={roles} list={list} rounds={all} />
              {all
                .filter(({ closedAt }) => !closedAt)
                .map((round) => ({ round, days: daysLeft(round, list.reports) }))
                .filter(({ days }) => days.length > 0)
                .map(({ round, days }) => (
                  <RoundDays key={round.id} round={round} days={days} />
                ))}
              <Finished rounds={all} />
            </>
          )}
        </Answer>
      )}
    </Answer>
  )
}

const isPast = (day: string): boolean => daysBetween(today(), day) < 0

type DaysProps = { readonly round: RoundData; readonly days: readonly DayLeft[] }

function RoundDays({ round, days }: DaysProps) {
  return (
    <section className="panel">
      <h2>
        <Link to={`/rounds/${round.id}`}>{round.title}</Link>
      </h2>
      <ol className="due-days">
        {days.map(({ what, on, left }) => (
          <li key={what} className={isPast(on) ? 'is-past' : undefined}>
            <span className="due-what">{what}</span>
            <strong>{dueText(on)}</strong>
            <span className="soft">
              {dayText(on)}，{left} 份未完成
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Rounds in which nothing is left to do, so that nobody looks for them. */
function Finished({ rounds }: { readonly rounds: readonly RoundData[] }) {
  const done = rounds.filter(({ closedAt, counts }) => {
    const open = Object.entries(counts).some(([state, count]) => state !== 'published' && count > 0)
    return closedAt !== null || !open
  })
  if (done.length === 0) return null
  return (
    <p className="today-done soft">
      已办结：
      {done.map(({ id, year }, index) => (
        <span key={id}>
          {index > 0 && '、'}
          <Link to={`/rounds/${id}`}>{year} 年度</Link>
        </span>
      ))}
    </p>
  )
}

const SHOWN = 20

type WaitingProps = {
  readonly roles: readonly string[]
  readonly list: ReportListData
  readonly rounds: readonly RoundData[]
}

function Waiting({ roles, list, rounds }: WaitingProps) {
  const groups = waitingFor(roles, list.reports)
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
        {reports.slice(0, SHOWN).map((report) => (
          <WaitingReport
            key={report.id}
            report={report}
            round={rounds.find(({ id }) => id === report.roundId)}
          />
        ))}
      </ul>
      {reports.length > SHOWN && <Link to="/reports">全部 {reports.length} 份</Link>}
    </section>
  ))
}

type WaitingReportProps = { readonly report: Row; readonly round: RoundData | undefined }

function WaitingReport({ report, round }: WaitingReportProps) {
  const day = round && !round.closedAt ? nextDay(report, round) : null
  return (
    <li>
      <Link to={`/reports/${report.id}`}>
        {report.agencyName} {report.year} 年度报告
      </Link>
      <span className="waiting-facts">
        {report.errors > 0 && <span className="is-late">{report.errors} 个错误</span>}
        {day && <span className={isPast(day) ? 'is-late' : 'soft'}>{dueText(day)}</span>}
        <StateTag state={report.state} label={report.stateLabel} />
      </span>
    </li>
  )
}
