import { dayText } from '#ui/dates.ts'
import type { RequestView } from '../../requests.contract.ts'

const SHOWN = 3

/** Where on the page what is, and what happened last; stays in sight while the page is read. */
export function CaseSections({ request }: { readonly request: RequestView }) {
  const last = request.timeline.slice(-SHOWN).reverse()
  return (
    <div className="panel case-sections not-printed">
      <nav aria-label="本页内容">
        <ul className="case-contents">
          {sectionsOf(request).map(([id, label]) => (
            <li key={id}>
              <a href={`#${id}`}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-label="最近经过" className="case-latest">
        <h2>最近经过</h2>
        <ol>
          {last.map(({ serial, label, on, by }) => (
            <li key={serial}>
              {label}
              <span className="register-small">
                {dayText(on)}，{by}
              </span>
            </li>
          ))}
        </ol>
        {request.timeline.length > SHOWN && (
          <a href="#case-timeline">全部 {request.timeline.length} 条</a>
        )}
      </section>
    </div>
  )
}

const CLOSED: readonly string[] = ['closed', 'archived']

/** The parts of the page that are there for this request, in their order. */
function sectionsOf({ consultations, state, may }: RequestView) {
  return [
    ['case-steps', '办理'],
    ['case-matters', '信息和答复'],
    ['case-applicant', '申请人'],
    ['case-letters', '文书'],
    ...(consultations.length > 0 ? [['case-consultations', '征求意见']] : []),
    ['case-tasks', '协办任务'],
    ['case-files', '附件'],
    ['case-disputes', '复议诉讼'],
    ...(may.readApplicant && CLOSED.includes(state) ? [['case-archive', '归档包']] : []),
    ['case-timeline', '经过'],
  ] as const
}
