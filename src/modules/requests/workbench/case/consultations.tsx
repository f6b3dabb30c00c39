import { CONSULTED, OPINIONS } from '#core/requests/words.ts'
import { dayText, dueText } from '#ui/dates.ts'
import type { RequestView } from '../../requests.contract.ts'

type Props = { readonly consultations: RequestView['consultations'] }

/** Whose opinion was asked, and what they said (条例§32, §34). */
export function Consultations({ consultations }: Props) {
  return (
    <section className="panel" aria-labelledby="case-consultations">
      <h2 id="case-consultations">征求意见</h2>
      <ul className="consultations">
        {consultations.map((each) => (
          <li key={each.id}>
            <p>
              <strong>{each.partyName}</strong>{' '}
              <span className="soft">
                {CONSULTED[each.consulted]}，{dayText(each.sentOn)}发出
                {each.dueOn && `，${dayText(each.dueOn)}到期`}
              </span>
            </p>
            {each.opinion ? (
              <p>
                {dayText(each.answeredOn)}：{OPINIONS[each.opinion]}
                {each.reasons && `。${each.reasons}`}
              </p>
            ) : (
              <p className="consultation-open">
                尚未收到意见{each.dueOn && `，${dueText(each.dueOn)}`}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
