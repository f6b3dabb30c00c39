import type { Finding } from '#core/annual-report/finding.ts'
import { INTRO } from '#core/annual-report/report.ts'
import { useEditor } from './model/editor.ts'

/** The parts of the report with what is wrong in each. */
export function ReportOutline() {
  const { template, findings } = useEditor()
  const parts = [
    { id: 'intro', title: '标题和引言', count: countIn(findings, INTRO, []) },
    ...template.sections.map((section) => ({
      id: section.id,
      title: `${section.ordinal}、${section.title}`,
      count: countIn(findings, section.id, section.parts ?? []),
    })),
    { id: 'end', title: '联系方式和落款', count: 0 },
  ]
  return (
    <nav className="report-outline" aria-label="报告各部分">
      <ul>
        {parts.map(({ id, title, count }) => (
          <li key={id}>
            <a href={`#part-${id}`}>
              {title}
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
