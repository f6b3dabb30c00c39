import { Button } from 'antd'
import { useState } from 'react'
import { DISPUTE_RESULTS } from '#core/requests/words.ts'
import { useAsk } from '#ui/api/use-api.ts'
import { dayText, dueText } from '#ui/dates.ts'
import { Answer } from '#ui/state/states.tsx'
import type { DisputeList, DisputeView, RequestView } from '../../../requests.contract.ts'
import { requestPath } from '../../api/paths.ts'
import { CloseDisputeDialog } from './close-dispute-dialog.tsx'
import { EnterDisputeDialog } from './enter-dispute-dialog.tsx'

type Props = { readonly request: RequestView }

/** Reconsiderations and lawsuits about the request; they make up table four of the annual report. */
export function Disputes({ request }: Props) {
  const query = useAsk<DisputeList>(`${requestPath(request.id)}/disputes`)
  const [enters, setEnters] = useState(false)
  const isClerk = request.may.receipt
  return (
    <section className="panel" aria-labelledby="case-disputes">
      <h2 id="case-disputes">复议和诉讼</h2>
      <Answer query={query} what="复议和诉讼">
        {({ disputes, hint }) => (
          <>
            {hint && <p className="note is-warning">{hint}</p>}
            {disputes.length === 0 ? (
              <p className="soft">没有行政复议和行政诉讼。</p>
            ) : (
              <ul className="consultations">
                {disputes.map((dispute) => (
                  <DisputeLine key={dispute.id} {...{ request, dispute, isClerk }} />
                ))}
              </ul>
            )}
          </>
        )}
      </Answer>
      {isClerk && request.state !== 'submitted' && (
        <p className="row not-printed letters-buttons">
          <Button onClick={() => setEnters(true)}>登记复议、诉讼</Button>
        </p>
      )}
      {enters && <EnterDisputeDialog request={request} close={() => setEnters(false)} />}
    </section>
  )
}

type LineProps = Props & { readonly dispute: DisputeView; readonly isClerk: boolean }

function DisputeLine({ request, dispute, isClerk }: LineProps) {
  const [closes, setCloses] = useState(false)
  const { kindLabel, number, body, filedOn, dueOn, closedOn, result, note, isLate } = dispute
  return (
    <li>
      <p>
        <strong>{kindLabel}</strong>{' '}
        <span className="soft">{[number, body].filter(Boolean).join('，')}</span>
      </p>
      <p className="soft">
        {dayText(filedOn)}收到通知
        {dueOn && `，答复、答辩期限${dayText(dueOn)}`}
      </p>
      {closedOn && result ? (
        <p>
          {dayText(closedOn)}审结：{DISPUTE_RESULTS[result]}
        </p>
      ) : (
        <p className={isLate ? 'is-late' : 'consultation-open'}>
          尚未审结{dueOn && `，答复期限${dueText(dueOn)}`}
        </p>
      )}
      {note !== '' && <p className="timeline-note">{note}</p>}
      {isClerk && (
        <p className="row not-printed">
          <Button size="small" onClick={() => setCloses(true)}>
            {closedOn ? '更正结果' : '登记结果'}
          </Button>
        </p>
      )}
      {closes && <CloseDisputeDialog {...{ request, dispute }} close={() => setCloses(false)} />}
    </li>
  )
}
