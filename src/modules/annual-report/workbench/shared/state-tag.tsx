import './state-tag.css'

/** Where a report stands, as a small label. */
export function StateTag({ state, label }: { readonly state: string; readonly label: string }) {
  return <span className={`state-tag is-${state}`}>{label}</span>
}

const CHECKS = { pass: '核对通过', fail: '有错误', incomplete: '未填完' } as const

/** What the last check came to. */
export function CheckTag({
  status,
  errors,
}: {
  readonly status: keyof typeof CHECKS
  readonly errors: number
}) {
  const text = status === 'fail' || errors > 0 ? `${errors} 个错误` : CHECKS[status]
  return <span className={`state-tag check-${errors > 0 ? 'fail' : status}`}>{text}</span>
}
