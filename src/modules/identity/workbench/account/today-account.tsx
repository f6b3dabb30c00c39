import { daysBetween } from '#core/kit/day.ts'
import { dayText, today } from '#ui/dates.ts'
import { Link } from '#ui/router/router.tsx'
import type { MeView } from '../../identity.contract.ts'

const WARN_DAYS = 14
const FEW_CODES = 3

/** What a person should see to about their own account; nothing when all is well. */
export function TodayAccount({ me }: { readonly me: MeView }) {
  const notes = [
    ...(me.hasSecondFactor ? [] : ['还没有启用双重验证。']),
    ...(me.hasSecondFactor && me.recoveryCodesLeft < FEW_CODES
      ? [`恢复码只剩 ${me.recoveryCodesLeft} 个，请重新生成。`]
      : []),
    ...(me.passwordExpiresOn && daysBetween(today(), me.passwordExpiresOn) <= WARN_DAYS
      ? [`密码将于${dayText(me.passwordExpiresOn)}到期，请更换。`]
      : []),
  ]
  if (notes.length === 0) return null
  return (
    <section className="panel">
      <h2>账号安全</h2>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p>
        <Link to="/account">前往我的账号</Link>
      </p>
    </section>
  )
}
