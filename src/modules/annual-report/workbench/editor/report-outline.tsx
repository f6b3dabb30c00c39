import type { Finding } from '#core/annual-report/finding.ts'
import { INTRO } from '#core/annual-report/report.ts'
import { useEditor } from './model/editor.ts'

/** The parts of the report with how many errors and warnings stand in each. */
export function ReportOutline() {
  const { template, findings } = useEditor()
  const parts = [
    { id: 'intro', ordinal: '', title: '引言', count: countIn(findings, INTRO, []) },
    ...template.sections.map(({ id, ordinal, title, parts: tables }) => ({
      ...{ id, ordinal: `${ordinal}、`, title },
      count: countIn(findings, id, tables ?? []),
    })),
    { id: 'end', ordinal: '', title: '落款', count: 0 },
  ]
  return (
    <nav className="report-outline" aria-label="报告各部分">
      <ul>
        {parts.map(({ id, ordinal, title, count }) => (
          <li key={id} className={title.length <= 4 ? 'is-short' : undefined}>
            <a href={`#part-${id}`} title={`${ordinal}${title}`}>
              {ordinal}
              <span className="outline-title">{title}</span>
              {count > 0 && (
                <span className="outline-count">
                  {count}
                  <span className="visually-hidden"> 个错误或提醒</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function countIn(findings: readonly Finding[], section: string, tables: readonly string[]): number {
  return findings.filter(
    ({ level, section: at, cells }) =>
      level !== 'hint' &&
      (at === section || cells.some((id) => tables.includes(id.split('.')[0] ?? ''))),
  ).length
}
