import type { CellKind, Contact } from '../report.ts'
import type { CellId } from '../template.ts'

/**
 * A cell as it is edited. `reason` says why a figure is not what the form computes, or not what the
 * platform's records come to.
 */
export type CellContent = {
  readonly kind: CellKind
  /** Of a number only. */
  readonly value?: number
  readonly raw: string
  readonly reason?: string
}

/**
 * Everything of a report that is edited; what follows from it (topics, facts, findings) is not kept.
 * Sections by id, `intro` included; paragraphs separated by `\n`, sub-topics as lines `（一）……`.
 */
export type ReportContent = {
  readonly title: string
  readonly cells: Readonly<Record<CellId, CellContent>>
  readonly sections: Readonly<Record<string, string>>
  readonly contact: Contact
  readonly signedOn: string | null
}

/** What is edited: `cell:<id>`, `section:<id>`, `title`, `signedOn`, `contact:<field>`. */
export type Place = string

/** A cell, or the text of any other place; null where nothing stands. */
export type PlaceValue = CellContent | string | null

export type Change = {
  readonly place: Place
  /** What the person who changes it saw there. */
  readonly before: PlaceValue
  readonly after: PlaceValue
}
