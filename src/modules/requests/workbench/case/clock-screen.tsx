import { Button } from 'antd'
import { periodText } from '#core/clock/period-text.ts'
import { useAsk } from '#ui/api/use-api.ts'
import { dayText, today } from '#ui/dates.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link } from '#ui/router/router.tsx'
import { Answer, Empty } from '#ui/state/states.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { RequestView } from '../../requests.contract.ts'
import { requestPath } from '../api/paths.ts'
import { leftText } from '../shared/tags.tsx'
import { CLOCK_STATES, weekday } from './clock-words.ts'
import './case.css'

/** «为什么是这一天?»: every day since receipt with its number, or why it has none; for paper. */
export function ClockScreen({ params }: ScreenProps<MeView>) {
  const requestId = params.requestId ?? ''
  const query = useAsk<RequestView>(requestPath(requestId))
  return (
    <Answer query={query} what="期限说明">
      {(request) => (
        <>
          <ScreenHead title={`答复期限说明：${request.number}`} note={request.agencyName}>
            <div className="row not-printed">
              <Button type="primary" onClick={() => window.print()}>
                打印
              </Button>
              <Link to={`/requests/${requestId}`}>返回办理</Link>
            </div>
          </ScreenHead>
          {request.clock ? (
            <Explained request={request} clock={request.clock} />
          ) : (
            <Empty title="期限尚未起算">
              <p>还没有与申请人确认收到。</p>
            </Empty>
          )}
        </>
      )}
    </Answer>
  )
}

type Props = { readonly request: RequestView; readonly clock: NonNullable<RequestView['clock']> }

function Explained({ request, clock }: Props) {
  const { dueOn, withoutDueOn, used, left, days } = clock
  return (
    <article className="panel clock-page">
      <p>
        {dueOn ? `届满日：${dayText(dueOn)}。` : `没有届满日：${withoutDueOn ?? ''}`}
        期限 {periodText(clock)}，自{dayText(clock.startedOn)}的次日起算，已用 {used} 个
        {dueOn && clock.state !== 'ended' ? `，${leftText(left)}` : ''}。{CLOCK_STATES[clock.state]}
      </p>
      <p className="soft">
        依据《中华人民共和国政府信息公开条例》第三十条、第三十一条、第三十三条，工作日按国务院办公厅节假日安排计算。截至
        {dayText(today())}。
      </p>
      <table className="clock-table">
        <caption className="visually-hidden">{request.number}逐日计算</caption>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">第几个工作日</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ on, number, why }) => (
            <tr key={on} className={on === dueOn ? 'is-due' : number === null ? 'is-free' : ''}>
              <td className="clock-day">
                {on} {weekday(on)}
              </td>
              <td>{number ?? '—'}</td>
              <td>{on === dueOn ? `${why}（届满日）` : why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  )
}
