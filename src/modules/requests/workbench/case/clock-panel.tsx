import { periodText } from '#core/clock/period-text.ts'
import { dayText } from '#ui/dates.ts'
import { Link } from '#ui/router/router.tsx'
import type { RequestView } from '../../requests.contract.ts'
import { leftText } from '../shared/tags.tsx'
import { CLOCK_STATES, spanText, stretchesOf } from './clock-words.ts'

/** When the answer is due, how much of the period is used, and why that is so. */
export function ClockPanel({ request }: { readonly request: RequestView }) {
  const { clock } = request
  if (!clock) {
    return (
      <section className="panel">
        <h2>答复期限</h2>
        <p>还没有与申请人确认收到，期限尚未起算。请在收到当日确认。</p>
      </section>
    )
  }
  const isOver = clock.state === 'ended'
  return (
    <section className="panel case-clock">
      <h2>答复期限</h2>
      {clock.dueOn && <p className="soft">届满日</p>}
      <p className="clock-due">{clock.dueOn ? dayText(clock.dueOn) : '暂不能确定'}</p>
      {request.internalDueOn && (
        <p
          className={
            request.isInternallyLate ? 'clock-internal note is-warning' : 'clock-internal soft'
          }
        >
          本机关内部时限 {dayText(request.internalDueOn)}（拟出答复）
          {request.isInternallyLate && '已过'}，不影响法定期限。
        </p>
      )}
      {clock.withoutDueOn && <p className="note is-warning">{clock.withoutDueOn}</p>}
      <p>
        期限 {periodText(clock)}，已用 {clock.used} 个
        {isOver ? '，已停止计算' : clock.dueOn ? `，${leftText(clock.left)}` : ''}。
      </p>
      <meter
        className="clock-meter"
        min={0}
        max={clock.allowed}
        low={clock.allowed - 5}
        high={clock.allowed - 1}
        optimum={0}
        value={Math.min(clock.used, clock.allowed)}
        aria-label="已用的工作日"
      />
      <p className="soft">{CLOCK_STATES[clock.state] ?? clock.state}</p>
      <details className="clock-why">
        <summary>为什么是这一天？</summary>
        <ol>
          {stretchesOf(clock.days).map(({ from, to, first, last, why, count }) => (
            <li key={from}>
              <span className="clock-span">{spanText(from, to)}</span>
              <span>
                {first === null
                  ? `${why}${count > 1 ? `（${count} 天）` : ''}`
                  : first === last
                    ? `第 ${first} 个工作日`
                    : `第 ${first} 至 ${last} 个工作日`}
              </span>
            </li>
          ))}
        </ol>
        <Link to={`/requests/${request.id}/clock`}>逐日说明（可打印）</Link>
      </details>
    </section>
  )
}
