import { CHECK_STATUS_NAMES, type CheckStatus } from '#core/annual-report/finding.ts'
import './state-tag.css'

/** Where a report stands, as a small label. */
export function StateTag({ state, label }: { readonly state: string; readonly label: string }) {
  return <span className={`state-tag is-${state}`}>{label}</span>
}

/** What the last check came to. */
export function CheckTag({
  status,
  errors,
}: {
  readonly status: CheckStatus
  readonly errors: number
}) {
  const text = status === 'fail' || errors > 0 ? `${errors} 个错误` : CHECK_STATUS_NAMES[status]
  return <span className={`state-tag check-${errors > 0 ? 'fail' : status}`}>{text}</span>
}
