import type { CellContent } from '#core/annual-report/editing/content.ts'
import { sectionFromText } from '#core/annual-report/reading/sections.ts'
import {
  type AnnualReport,
  type Cell,
  INTRO,
  type SectionText,
} from '#core/annual-report/report.ts'
import type { CellId, Template } from '#core/annual-report/template.ts'
import type { PublishedReport, PublishedSummary, TrendYear } from '../store/published.ts'
import type { FileSize } from './portal-words.ts'

/** What the page of a report shows. */
export type ReportPageContent = {
  readonly published: PublishedReport
  readonly template: Template
  readonly years: readonly TrendYear[]
  readonly sizes: readonly FileSize[]
  /** Whether attachments can be opened. */
  readonly hasFiles: boolean
}

/** Address of a report's page; of a former edition where one is given. */
export function reportHref(
  { year, agencyId }: Pick<PublishedSummary, 'year' | 'agencyId'>,
  edition?: number,
): string {
  return `/reports/${year}/${agencyId}${edition === undefined ? '' : `?edition=${edition}`}`
}

/**
 * What was published, as the report the rules and writers of the core work with. Facts are left out:
 * nothing here looks at them, and finding them takes longer than all the rest of a page.
 */
export function shownReport(published: PublishedReport, template: Template): AnnualReport {
  const { content, year, agencyName } = published
  return {
    template: template.id,
    title: content.title === '' ? published.title : content.title,
    year,
    agency: agencyName,
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    contact: content.contact,
    signedOn: content.signedOn,
    cells: cellsOf(content.cells),
    sections: sectionsOf(content.sections, template),
    facts: [],
    warnings: [],
  }
}

/** Figures without what was noted while they were edited: the reasons of overrides stay inside. */
function cellsOf(cells: PublishedReport['content']['cells']): AnnualReport['cells'] {
  const shown: Record<CellId, Cell> = {}
  for (const id of Object.keys(cells)) {
    const cell = cells[id]
    if (cell) shown[id] = cellOf(cell)
  }
  return shown
}

function cellOf({ kind, value, raw }: CellContent): Cell {
  if (kind !== 'number') return { kind, raw }
  return value === undefined ? { kind: 'unread', raw } : { kind, value, raw }
}

function sectionsOf(texts: Readonly<Record<string, string>>, template: Template): SectionText[] {
  const intro = { id: INTRO, heading: null, text: texts[INTRO] ?? '', topics: [] }
  return [
    intro,
    ...template.sections.map((section) => sectionFromText(section, texts[section.id] ?? '')),
  ]
}
