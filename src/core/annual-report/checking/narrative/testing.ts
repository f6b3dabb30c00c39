import { extractFacts } from '../../facts/extract-facts.ts'
import type { Finding } from '../../finding.ts'
import type { AnnualReport, Cell } from '../../report.ts'
import type { CellId, Template } from '../../template.ts'
import type { CheckContext } from '../rule.ts'
import { confirmedFacts, narrativeRules } from './index.ts'

/** `null` stands for an empty cell; a cell that is not named holds zero. */
export type Figures = Readonly<Record<CellId, number | null>>

export type Narrative = Readonly<Record<string, string>>

/** A report with the given texts and figures; every other cell of the form is zero. */
export function reportSaying(
  template: Template,
  narrative: Narrative,
  figures: Figures = {},
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
        cellHolding(id in figures ? (figures[id] ?? null) : 0),
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

function cellHolding(value: number | null): Cell {
  return value === null ? { kind: 'blank', raw: '' } : { kind: 'number', value, raw: `${value}` }
}

/** Every finding of the narrative rules on one text in section one. */
export function findingsOn(template: Template, text: string, figures: Figures = {}): Finding[] {
  const context = contextOf(template, reportSaying(template, { s1: text }, figures))
  return narrativeRules.flatMap((rule) => [...rule.check(context)])
}

/** `n.sum error`, … */
export function levelsOn(template: Template, text: string, figures: Figures = {}): string[] {
  return findingsOn(template, text, figures).map(({ rule, level }) => `${rule} ${level}`)
}

export function confirmedOn(template: Template, text: string, figures: Figures = {}): string[] {
  const context = contextOf(template, reportSaying(template, { s1: text }, figures))
  return confirmedFacts(context).map((each) => each.text)
}
