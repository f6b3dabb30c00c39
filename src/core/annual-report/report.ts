import type { Position } from '../kit/document.ts'
import type { Fact } from './facts/fact.ts'
import type { CellId } from './template.ts'

/**
 * What a cell holds. A figure, an empty cell, a stroke («/», «—», «-»), «不适用», other text and
 * «could not be read» are six different things, from import to export.
 */
export type CellValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'blank' }
  | { readonly kind: 'slash' }
  | { readonly kind: 'na' }
  | { readonly kind: 'text' }
  | { readonly kind: 'unread' }

export type CellKind = CellValue['kind']

/** How sure the reader is of the row and column of a cell. */
export type MatchedBy =
  /** Row label and column header were both found. */
  | 'label'
  /** The row label was found; the column follows from the order of the figures in the row. */
  | 'row-label'
  /** The row label was found in part (broken, short or reworded). */
  | 'part-label'
  /** The row follows from its neighbours. */
  | 'neighbours'
  /** The whole table stands there without a line of figures. */
  | 'empty-row'
  /** The file names the cell itself (JSON, CSV). */
  | 'id'

export type CellSource = {
  readonly at: Position
  readonly by: MatchedBy
  /** The row label and column header as they stand in the file. */
  readonly rowText?: string
  readonly columnText?: string
  /** The unit printed in the cell when it is not the unit of the form. */
  readonly unit?: string
}

/** Why a cell could not be read. */
export type UnreadReason =
  /** Nothing of its table was found. */
  | 'no-table'
  /** No figures stand at its row's label, or the label itself was not found. */
  | 'no-row'
  /** Its row has fewer figures than the table has columns, and nothing tells which are missing. */
  | 'too-few'
  /** Its row has more figures than the table has columns. */
  | 'too-many'
  /** Its row has as many figures as columns, but its sums hold only where they stand otherwise. */
  | 'miscounted'
  /** It holds two figures, or a bar that may be the digit 1. */
  | 'open'
  /** Its table stands in the file more than once, with other figures. */
  | 'repeated'
  /** The file does not show its figure wholly: the page's edge or a frame cuts it. */
  | 'cut'

export type Cell = CellValue & {
  /** Of a cell that could not be read. */
  readonly reason?: UnreadReason
  /** The characters in the file, trimmed at both ends. */
  readonly raw: string
  readonly source?: CellSource
}

export type WarningCode =
  /** The file itself was read in part only (a page that is a picture). */
  | 'document'
  | 'unread'
  | 'table-missing'
  | 'surplus-figures'
  | 'label-variant'
  | 'unit-converted'
  /** The mark of a note stands beside a figure and was not read as a digit. */
  | 'note-mark'
  | 'section-missing'
  | 'heading-variant'
  | 'title-missing'
  | 'year-missing'
  | 'agency-missing'
  | 'template-uncertain'
  | 'duplicate-table'
  /** A table stands after the heading of the next section. */
  | 'table-displaced'
  /** A member report that a sum cannot, or should not, count as it is. */
  | 'member'

/** Something the reader noticed about the file; not yet a judgement on the report. */
export type ReadWarning = {
  readonly code: WarningCode
  readonly message: string
  readonly cells?: readonly CellId[]
  readonly at?: Position
}

/** A sub-topic of a narrative section, by its own heading. */
export type TopicText = {
  /** Id of the template's topic, or null where the heading is none of the required ones. */
  readonly id: string | null
  readonly heading: string
  readonly text: string
}

export type SectionText = {
  readonly id: string
  /** The heading as printed, or null where the section was not found. */
  readonly heading: string | null
  /** Paragraphs joined by `\n`; tables are not part of it. */
  readonly text: string
  readonly topics: readonly TopicText[]
  readonly at?: Position
}

export type Contact = {
  readonly address?: string
  readonly postcode?: string
  readonly phone?: string
  readonly email?: string
  readonly url?: string
}

/** An annual report as exact data, wherever it came from. */
export type AnnualReport = {
  readonly template: string
  readonly title: string | null
  readonly year: number | null
  readonly agency: string | null
  /** First and last day of the statistics, `YYYY-MM-DD`. */
  readonly period: { readonly from: string; readonly to: string } | null
  readonly contact: Contact
  /** Day printed under the report, `YYYY-MM-DD`. */
  readonly signedOn: string | null
  /** Every cell of the template. */
  readonly cells: Readonly<Record<CellId, Cell>>
  /** `intro` (before the first heading) and every section of the template. */
  readonly sections: readonly SectionText[]
  readonly facts: readonly Fact[]
  readonly warnings: readonly ReadWarning[]
}

export const INTRO = 'intro'

/** The figure of a cell, or null when it holds anything else. */
export function figureOf(report: AnnualReport, id: CellId): number | null {
  const cell = report.cells[id]
  return cell?.kind === 'number' ? cell.value : null
}

export function sectionText(report: AnnualReport, id: string): string {
  return report.sections.find((section) => section.id === id)?.text ?? ''
}
