import { Link } from '#ui/router/router.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { CalendarYears } from '../../requests.contract.ts'
import { queryOf } from '../register/filter.ts'
import { keepsCalendar, sees } from './me.ts'
import './undated-note.css'

type Props = {
  readonly me: MeView
  readonly unannounced: CalendarYears['unannounced']
  /** On the page of the calendar itself. */
  readonly isHere?: true
}

/** How many requests are due on a day nobody can name, and what can be done about it; nothing if none. */
export function UndatedNote({ me, unannounced: { year, undated }, isHere }: Props) {
  if (undated === 0) return null
  return (
    <p className="note is-warning undated-note">
      <span>
        {year}年放假安排尚未录入，{undated} 件申请的届满日不能确定。
        {!keepsCalendar(me) && '国务院办公厅公布之后，请系统管理员录入。'}
      </span>
      {sees(me) && <Link to={`/requests${queryOf({ undated: true })}`}>查看这些申请</Link>}
      {keepsCalendar(me) && !isHere && <Link to="/calendar">去录入放假安排</Link>}
    </p>
  )
}
