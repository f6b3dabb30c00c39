import { dayText, momentText } from '#ui/dates.ts'
import type { RequestView } from '../../requests.contract.ts'

/** Everything that happened, the latest first. */
export function Timeline({
  entries,
}: {
  readonly entries: readonly Omit<RequestView['timeline'][number], 'step'>[]
}) {
  return (
    <section className="panel" aria-labelledby="case-timeline">
      <h2 id="case-timeline">经过</h2>
      <ol className="timeline" reversed>
        {[...entries].reverse().map(({ serial, label, on, by, at, note, facts }) => (
          <li key={serial}>
            <p className="timeline-head">
              <strong>{label}</strong>
              <span>{dayText(on)}</span>
              <span className="soft">
                {by}，{momentText(at)}登记
              </span>
            </p>
            {facts.map((fact) => (
              <p key={fact}>{fact}</p>
            ))}
            {note !== '' && <p className="timeline-note">{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
