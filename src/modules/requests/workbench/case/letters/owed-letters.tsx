import { Button } from 'antd'
import { CONSULTED } from '#core/requests/words.ts'
import { dayText } from '#ui/dates.ts'
import type { RequestView } from '../../../requests.contract.ts'

type Owed = RequestView['lettersOwed'][number]
type Props = {
  readonly request: RequestView
  /** Begins to write it, where this person may. */
  readonly compose: ((owed: Owed) => void) | null
}

/** Notices that are registered, and whose letter nobody has written. */
export function OwedLetters({ request, compose }: Props) {
  const { lettersOwed } = request
  if (lettersOwed.length === 0) return null
  return (
    <ul className="letters-owed not-printed">
      {lettersOwed.map((owed) => (
        <li key={`${owed.kind} ${owed.on} ${owed.consultationId}`} className="note is-warning">
          <span>
            {dayText(owed.on)}“{owed.label}”{askedOf(request, owed)}
            已登记，文书《{owed.title}》尚未拟定。
          </span>
          {compose && (
            <Button size="small" onClick={() => compose(owed)}>
              拟定
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function askedOf({ consultations }: RequestView, { consultationId }: Owed): string {
  const asked = consultations.find(({ id }) => id === consultationId)
  return asked ? `（${CONSULTED[asked.consulted]}：${asked.partyName}）` : ''
}
