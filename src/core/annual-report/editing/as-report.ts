import { hintSections, titleFor } from '../blank-report.ts'
import { figureCell } from '../compile.ts'
import { extractFacts } from '../facts/extract-facts.ts'
import { contextOf } from '../reading/front-matter.ts'
import { sectionFromText } from '../reading/sections.ts'
import { type AnnualReport, type Cell, INTRO } from '../report.ts'
import type { CellId, Template } from '../template.ts'
import { carriedFigures } from './carried.ts'
import type { CellContent, ReportContent } from './content.ts'
import { BLANK_CELL } from './place.ts'
import { recompute } from './recompute.ts'

/** Whose report of which year a content is; that is not edited. */
export type ReportIdentity = {
  readonly template: Template
  readonly year: number
  readonly agency: string
}

/**
 * The content as a report that can be checked, compared, added up and written: topics, facts and the
 * period are taken from the texts in the way they are taken from a file.
 */
export function reportOf(content: ReportContent, identity: ReportIdentity): AnnualReport {
  const { template, year, agency } = identity
  const { stated, sections, facts } = readingOf(content.sections, identity)
  return {
    template: template.id,
    title: content.title === '' ? null : content.title,
    year,
    agency,
    period: stated.period ?? { from: `${year}-01-01`, to: `${year}-12-31` },
    contact: { ...stated.contact, ...content.contact },
    signedOn: content.signedOn,
    cells: cellsOf(template, content),
    sections,
    facts,
    warnings: [],
  }
}

type Reading = Pick<AnnualReport, 'sections' | 'facts'> & {
  readonly stated: Pick<AnnualReport, 'period' | 'contact'>
}

/** Texts that were read lately; most saves change a figure and leave them as they are. */
const readings = new Map<string, Reading>()
const KEPT_READINGS = 300

function readingOf(texts: ReportContent['sections'], { template, year }: ReportIdentity): Reading {
  const key = JSON.stringify([template.id, year, texts])
  const known = readings.get(key)
  const reading = known ?? readTexts(texts, template, year)
  // What was asked for last is forgotten last.
  readings.delete(key)
  readings.set(key, reading)
  const [oldest] = readings.keys()
  if (readings.size > KEPT_READINGS && oldest !== undefined) readings.delete(oldest)
  return reading
}

function readTexts(texts: ReportContent['sections'], template: Template, year: number): Reading {
  const intro = texts[INTRO] ?? ''
  const sections = [
    { id: INTRO, heading: null, text: intro, topics: [] },
    ...template.sections.map((section) => sectionFromText(section, texts[section.id] ?? '')),
  ]
  return { sections, facts: extractFacts(sections, year), stated: contextOf(intro) }
}

function cellOf({ kind, value, raw }: CellContent): Cell {
  if (kind !== 'number') return { kind, raw }
  return value === undefined ? { kind: 'unread', raw } : { kind, value, raw }
}

/** A report as content that can be edited. Where each cell was found in its file is left out. */
export function contentOf(report: AnnualReport): ReportContent {
  return {
    title: report.title ?? '',
    cells: Object.fromEntries(
      Object.entries(report.cells).map(([id, cell]): [CellId, CellContent] => [
        id,
        cell.kind === 'number'
          ? { kind: cell.kind, value: cell.value, raw: cell.raw }
          : { kind: cell.kind, raw: cell.raw },
      ]),
    ),
    sections: Object.fromEntries(report.sections.map(({ id, text }) => [id, text])),
    contact: report.contact,
    signedOn: report.signedOn,
  }
}

/**
 * What an agency begins with: every cell blank, in the texts hints of what they must say, last
 * year's contact, and the figures that last year's report settles (上年结转 is last year's 结转下年).
 */
export function beginningOf(
  identity: ReportIdentity,
  previous: ReportContent | null,
): ReportContent {
  const { template, year, agency } = identity
  const carried = previous ? carriedFigures(template, previous) : new Map<CellId, number>()
  const cells = Object.fromEntries(
    template.cells.map((place): [CellId, CellContent] => [
      place.id,
      figureCell(carried.get(place.id), place) as CellContent,
    ]),
  )
  return recompute(template, {
    title: titleFor(template, year, agency),
    cells,
    sections: Object.fromEntries(hintSections(template, year).map(({ id, text }) => [id, text])),
    contact: previous?.contact ?? {},
    signedOn: null,
  })
}

/** The content as a report of which only the figures are wanted, for adding up: no texts, no facts. */
export function figuresReportOf(content: ReportContent, identity: ReportIdentity): AnnualReport {
  const { template, year, agency } = identity
  return {
    ...{ template: template.id, title: content.title, year, agency, period: null },
    ...{ contact: {}, signedOn: null, sections: [], facts: [], warnings: [] },
    cells: cellsOf(template, content),
  }
}

function cellsOf(template: Template, content: ReportContent): Readonly<Record<CellId, Cell>> {
  return Object.fromEntries(
    template.cells.map(({ id }) => [id, cellOf(content.cells[id] ?? BLANK_CELL)]),
  )
}
