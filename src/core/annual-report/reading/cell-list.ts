import type { Grid, NeutralDocument } from '../../kit/document.ts'
import type { AnnualReport, Cell } from '../report.ts'
import { INTRO } from '../report.ts'
import type { CellPlace, Template } from '../template.ts'
import { readValue } from './cell-value.ts'
import { contextOf } from './front-matter.ts'
import { sectionFromText } from './sections.ts'

/**
 * A table that names the cells itself: a first row with `cell` and `raw` (or `value`), then one
 * row per cell, as the CSV writer makes it, and perhaps rows for title, agency, year and the text
 * of the sections. Null when the document is no such list.
 */
export function readCellList(
  document: NeutralDocument,
  templates: readonly Template[],
): AnnualReport | null {
  const grid = document.blocks.find((block) => block.kind === 'grid')
  if (!grid || document.blocks.length > 1) return null
  const rows = rowsOf(grid)
  const head = rows[0]?.map((text) => text.trim().toLowerCase()) ?? []
  const idAt = head.indexOf('cell')
  const rawAt = head.includes('raw') ? head.indexOf('raw') : head.indexOf('value')
  if (idAt === -1 || rawAt === -1) return null
  const kindAt = head.indexOf('kind')
  const listed = new Map(
    rows.slice(1).map((row, index) => [row[idAt]?.trim() ?? '', { row, line: index + 2 }] as const),
  )
  const template = bestTemplate(templates, new Set(listed.keys()))
  if (!template) return null
  const cells = Object.fromEntries(
    template.cells.map((place) => {
      const entry = listed.get(place.id)
      const unread = !entry || entry.row[kindAt]?.trim() === 'unread'
      return [place.id, unread ? UNREAD : listedCell(place, entry.row[rawAt] ?? '', entry.line)]
    }),
  )
  const textOf = (id: string) => listed.get(id)?.row[rawAt]?.trim() ?? ''
  return listReport(template, cells, textOf)
}

const UNREAD: Cell = { kind: 'unread', raw: '' }

function listedCell(place: CellPlace, raw: string, line: number): Cell {
  const { value } = readValue(raw, place.column.type)
  return { ...value, raw: raw.trim(), source: { at: { line }, by: 'id' } }
}

function bestTemplate(templates: readonly Template[], ids: ReadonlySet<string>): Template | null {
  const scored = templates.map((template) => ({
    template,
    found: template.cells.filter((cell) => ids.has(cell.id)).length / template.cells.length,
  }))
  scored.sort((left, right) => right.found - left.found)
  const best = scored[0]
  return best && best.found > 0 ? best.template : null
}

function listReport(
  template: Template,
  cells: Record<string, Cell>,
  textOf: (id: string) => string,
): AnnualReport {
  const unread = Object.keys(cells).filter((id) => cells[id]?.kind === 'unread')
  const year = Number(textOf('report.year'))
  const intro = textOf(`section.${INTRO}`)
  return {
    template: template.id,
    title: textOf('report.title') || null,
    year: Number.isInteger(year) && year > 0 ? year : null,
    agency: textOf('report.agency') || null,
    ...contextOf(intro),
    signedOn: textOf('report.signedOn') || null,
    cells,
    sections: [
      { id: INTRO, heading: null, text: intro, topics: [] },
      ...template.sections.map((section) =>
        sectionFromText(section, textOf(`section.${section.id}`)),
      ),
    ],
    facts: [],
    warnings:
      unread.length === 0
        ? []
        : [{ code: 'unread', message: `清单中缺少 ${unread.length} 格。`, cells: unread }],
  }
}

function rowsOf(grid: Grid): string[][] {
  const rows: string[][] = Array.from({ length: grid.rows }, () => Array(grid.columns).fill(''))
  for (const cell of grid.cells) {
    const row = rows[cell.row]
    if (row) row[cell.column] = cell.text
  }
  return rows
}
