import { useAsk, useAskByPost } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { Link } from '#ui/router/router.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { CalendarYears, MyTaskList, RegisterPage } from '../../requests.contract.ts'
import { CALENDAR, CORRECTIONS, PROMOTIONS, REQUESTS, REVIEWS, TASKS } from '../api/paths.ts'
import { type Filter, queryOf } from '../register/filter.ts'
import { handles, keepsCalendar, mayRegister } from '../shared/me.ts'
import { UndatedNote } from '../shared/undated-note.tsx'
import { type Count, countsOf, nearDay } from './today-counts.ts'
import './today.css'

/** What of the requests of one's agency is late, due soon or waits; each count leads to the register. */
export function TodayRequests({ me }: { readonly me: MeView }) {
  const isHandler = handles(me)
  const isConcerned = isHandler || keepsCalendar(me)
  const calendar = useAsk<CalendarYears>(CALENDAR, undefined, isConcerned)
  // Who only keeps the calendar hears of it when something is wrong with it.
  if (!isConcerned || (!isHandler && !calendar.data?.unannounced.undated)) return null
  const roles = me.roles.map(({ role }) => role)
  return (
    <section className="panel" aria-labelledby="today-requests">
      <h2 id="today-requests">依申请公开</h2>
      <Answer query={calendar} what="期限">
        {({ years, unannounced }) => (
          <>
            <UndatedNote me={me} unannounced={unannounced} />
            {isHandler && (
              <ul className="request-counts">
                {countsOf(roles, {
                  today: today(),
                  near: nearDay(years, me.region.code, today()),
                }).map((count) => (
                  <RequestCount key={count.what} count={count} />
                ))}
                {LISTS.map((list) => (
                  <PageCount key={list.to} {...list} />
                ))}
                {mayRegister(me) && <TaskCount />}
              </ul>
            )}
          </>
        )}
      </Answer>
    </section>
  )
}

function RequestCount({ count: { what, filter, isBad } }: { readonly count: Count }) {
  const found = useAskByPost<RegisterPage>(`${REQUESTS}/search`, { ...filter, page: 1, size: 1 })
  return (
    <Figure
      what={what}
      to={`/requests${queryOf(filter)}`}
      count={found.data?.total}
      error={found.error}
      {...(isBad && { isBad })}
    />
  )
}

type PageProps = {
  readonly what: string
  readonly path: string
  readonly filter: object
  readonly to: string
}

const INTERNALLY_LATE: Filter = { internallyLate: true }

/** What else may wait, each in its list. */
const LISTS: readonly PageProps[] = [
  {
    ...{ what: '内部时限已过（非法定）', path: REQUESTS, filter: INTERNALLY_LATE },
    to: `/requests${queryOf(INTERNALLY_LATE)}`,
  },
  {
    ...{ what: '待办的更正申请', path: CORRECTIONS, filter: { isOpen: true } },
    to: '/request-corrections',
  },
  {
    ...{ what: '待研究转主动公开', path: PROMOTIONS, filter: { state: 'open' } },
    to: '/request-promotions',
  },
  {
    ...{ what: '到期待评估的不予公开', path: REVIEWS, filter: { state: 'due' } },
    to: '/request-reviews',
  },
]

/** What waits in a list of its own; nothing is shown where nothing waits. */
function PageCount({ what, path, filter, to }: PageProps) {
  const found = useAskByPost<{ readonly total: number }>(`${path}/search`, { ...filter, page: 1 })
  if (!found.error && !found.data?.total) return null
  return <Figure {...{ what, to, count: found.data?.total, error: found.error }} />
}

function TaskCount() {
  const found = useAsk<MyTaskList>(TASKS)
  return (
    <Figure
      what="待答复的协办任务"
      to="/request-tasks"
      count={found.data?.tasks.length}
      error={found.error}
    />
  )
}

type FigureProps = {
  readonly what: string
  readonly to: string
  readonly count: number | undefined
  readonly error: unknown
  readonly isBad?: true
}

function Figure({ what, to, count, error, isBad }: FigureProps) {
  const isAlarming = isBad && count !== undefined && count > 0
  return (
    <li className={isAlarming ? 'is-bad' : undefined}>
      <Link to={to}>{what}</Link>
      {count !== undefined && <strong>{count} 件</strong>}
      {count === undefined && <span className="soft">{error ? '暂时查不到' : '正在查'}</span>}
    </li>
  )
}
