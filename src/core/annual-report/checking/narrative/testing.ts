import { extractFacts } from '../../facts/extract-facts.ts'
import type { AnnualReport, Cell } from '../../report.ts'
import type { CellId, Template } from '../../template.ts'
import type { CheckContext } from '../rule.ts'

export type Narrative = Readonly<Record<string, string>>

/** A report with the given texts and figures; every other cell of the form is zero. */
export function reportSaying(
  template: Template,
  narrative: Narrative,
  figures: Readonly<Record<CellId, number | null>> = {},
  year = 2024,
): AnnualReport {
  const sections = Object.entries(narrative).map(([id, text]) => ({
    id,
    heading: null,
    text,
    topics: [],
  }))
  return {
    template: template.id,
    title: null,
    year,
    agency: null,
    period: null,
    contact: {},
    signedOn: null,
    cells: Object.fromEntries(
      template.cells.map(({ id }): [CellId, Cell] => [
        id,
        cellHolding(figures[id] ?? figureOr(figures, id)),
      ]),
    ),
    sections,
    facts: extractFacts(sections, year),
    warnings: [],
  }
}

/** The least a check needs; add last year's report or the members as wanted. */
export function contextOf(template: Template, report: AnnualReport): CheckContext {
  return { report, template, mayMakeRules: false, isGovernment: false, strict: false }
}

/** `null` stands for an empty cell; a cell that is not named holds zero. */
function figureOr(figures: Readonly<Record<CellId, number | null>>, id: CellId): number | null {
  return id in figures ? null : 0
}

function cellHolding(value: number | null): Cell {
  return value === null ? { kind: 'blank', raw: '' } : { kind: 'number', value, raw: `${value}` }
}
