import { REVIEW_RESULTS } from '#core/requests/review/withheld-review.ts'
import { useAsk } from '#ui/api/use-api.ts'
import { dayText } from '#ui/dates.ts'
import { Link } from '#ui/router/router.tsx'
import {
  PROMOTION_SOURCES,
  type PublishingView,
  type RequestView,
} from '../../requests.contract.ts'
import { requestPath } from '../api/paths.ts'
import { decisionLabel } from '../shared/tags.tsx'
import '../register/register.css'

/** Whether what was asked for is to be published, and when its refusal is looked at again. */
export function PublishingPanel({ request }: { readonly request: RequestView }) {
  const { data } = useAsk<PublishingView>(`${requestPath(request.id)}/publishing`)
  if (!data || (data.promotion === null && data.review === null)) return null
  const { promotion, review, reviews } = data
  return (
    <section className="panel" aria-labelledby="case-publishing">
      <h2 id="case-publishing">公开和评估</h2>
      {promotion && <Promoted promotion={promotion} />}
      {review?.dueOn && (
        <p className={review.isDue ? 'is-late' : ''}>
          不予公开的内容应在{dayText(review.dueOn)}前评估。
          <Link
            className="register-line"
            to={`/request-reviews?${search(review.isDue ? 'due' : 'later', request.number)}`}
          >
            去评估
          </Link>
        </p>
      )}
      {reviews.map(({ at, on, result, ground, reason, by }) => (
        <p key={at}>
          {dayText(on)}评估：{REVIEW_RESULTS[result]}
          {ground && `（${decisionLabel(ground)}）`}，{reason}
          <span className="register-small">{by}</span>
        </p>
      ))}
    </section>
  )
}

type Promotion = NonNullable<PublishingView['promotion']>

function Promoted({ promotion }: { readonly promotion: Promotion }) {
  const { decision, sources, applicants, requests } = promotion
  if (!decision) {
    const why = sources.map((source) => PROMOTION_SOURCES[source]).join('、')
    const words = requests.length > 1 ? `（${requests.length} 件，${applicants} 个申请人）` : ''
    return (
      <p>
        {why}
        {words}，可以研究转为主动公开（条例第四十四条）。
        <Link
          className="register-line"
          to={`/request-promotions?${search('open', requests[0]?.number ?? '')}`}
        >
          去研究
        </Link>
      </p>
    )
  }
  const { isPromoted, publishedOn, place, link, reason, decidedOn } = decision
  if (!isPromoted) return <p>{`${dayText(decidedOn)}研究：不转主动公开，${reason}`}</p>
  return (
    <p>
      已于{dayText(publishedOn)}转为主动公开：{place}
      {link !== '' && (
        <a className="register-line" href={link} rel="noreferrer noopener" target="_blank">
          {link}
        </a>
      )}
    </p>
  )
}

const search = (tab: string, words: string) => new URLSearchParams({ tab, words }).toString()
