import '../shared/hints.css'

type Props = {
  readonly doubts: readonly string[]
  readonly isConfirmed: boolean
  readonly confirm: (is: boolean) => void
  /** Saving was tried without it. */
  readonly error: string | undefined
}

const ERROR_ID = 'calendar-doubts-error'

/** What to look at again before an arrangement is saved, and that this was done. */
export function ImportDoubts({ doubts, isConfirmed, confirm, error }: Props) {
  if (doubts.length === 0) return null
  return (
    <section className="panel advice is-warning" aria-label="请核对">
      {doubts.map((doubt) => (
        <p key={doubt}>{doubt}</p>
      ))}
      <label className="yes-no">
        <input
          type="checkbox"
          checked={isConfirmed}
          onChange={(event) => confirm(event.target.checked)}
          {...(error && { 'aria-invalid': true, 'aria-describedby': ERROR_ID })}
        />{' '}
        已经对照放假通知核对，就按这样保存
      </label>
      {error && (
        <p id={ERROR_ID} className="field-error" role="alert">
          {error}
        </p>
      )}
    </section>
  )
}
