import { periodText } from '#core/clock/period-text.ts'
import type { RequestState } from '#core/requests/life/states.ts'
import { type StepName, stepNamed } from '#core/requests/life/steps.ts'
import { dayText, dueText, today } from '#ui/dates.ts'
import { Link } from '#ui/router/router.tsx'
import type { RequestView } from '../../requests.contract.ts'
import { leftText } from '../shared/tags.tsx'
import { CLOCK_STATES, spanText, stretchesOf } from './clock-words.ts'

const WAITED: Readonly<Partial<Record<RequestState, { what: string; lapse: StepName }>>> = {
  'awaiting-supplement': { what: '补正', lapse: 'lapse-supplement' },
  'awaiting-fee': { what: '缴费', lapse: 'lapse-fee' },
}

type Props = { readonly request: RequestView; readonly clock: NonNullable<RequestView['clock']> }

/** The day that counts now: that of the answer, or that by which the applicant has to act. */
function DueDay({ request: { state, applicantDueOn }, clock }: Props) {
  const waited = WAITED[state]
  if (!waited || applicantDueOn === null) {
    return (
      <>
        {clock.dueOn && <p className="soft">届满日</p>}
        <p className="clock-due">{clock.dueOn ? dayText(clock.dueOn) : '暂不能确定'}</p>
        {clock.withoutDueOn && <p className="note is-warning">{clock.withoutDueOn}</p>}
      </>
    )
  }
  const isOver = applicantDueOn < today()
  return (
    <>
      <p className="soft">申请人应在这一天之前（含当日）{waited.what}</p>
      <p className="clock-due">{dayText(applicantDueOn)}</p>
      {isOver ? (
        <p className="note is-warning">
          已{dueText(applicantDueOn)}。申请人没有正当理由仍未{waited.what}的，可以办理“
          {stepNamed(waited.lapse).label}”。
        </p>
      ) : (
        <p>{dueText(applicantDueOn)}</p>
      )}
    </>
  )
}

/** When the answer is due, how much of the period is used, and why that is so. */
export function ClockPanel({ request }: { readonly request: RequestView }) {
  const { clock } = request
  if (!clock) {
    return (
      <section className="panel case-clock" aria-labelledby="case-clock">
        <h2 id="case-clock">答复期限</h2>
        <p>还没有与申请人确认收到，期限尚未起算。请在收到当日确认。</p>
      </section>
    )
  }
  const isOver = clock.state === 'ended'
  return (
    <section className="panel case-clock" aria-labelledby="case-clock">
      <h2 id="case-clock">答复期限</h2>
      <DueDay request={request} clock={clock} />
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
