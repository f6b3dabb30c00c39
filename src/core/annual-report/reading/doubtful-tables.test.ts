import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../modules/annual-report/annual-report.templates.ts'
import type { Block } from '../../kit/document.ts'
import { type FormTable, formTables } from '../form.ts'
import type { CellId, Template } from '../template.ts'
import { readReport } from './read.ts'

/** Tables spoilt in ways that leave it open which figure is which: none may be read wrong. */

const templates = loadTemplates()

/** A figure of its own for every cell, so that none can be mistaken for another unnoticed. */
const figuresOf = (template: Template): ReadonlyMap<CellId, string> =>
  new Map(template.cells.map(({ id }, index) => [id, String(100 + index * 7)]))

/** The printed form, position by position; a merged cell stands in its first. */
function rowsOf(form: FormTable, figures: ReadonlyMap<CellId, string>): string[][] {
  const rows = Array.from({ length: form.rows }, () => Array<string>(form.columns).fill(''))
  for (const cell of form.cells) {
    const row = rows[cell.row]
    if (row) row[cell.column] = cell.kind === 'label' ? cell.text : (figures.get(cell.cell) ?? '')
  }
  return rows
}

type Spoil = (rows: string[][], table: number) => string[][]
type Print = (row: readonly string[]) => string

const isFigure = (text: string) => /^\d+$/.test(text)
const mapFigures = (rows: string[][], change: (text: string, row: number, at: number) => string) =>
  rows.map((cells, row) => cells.map((text, at) => (isFigure(text) ? change(text, row, at) : text)))
const without = (cells: readonly string[], at: number) => cells.filter((_, index) => index !== at)
const exchanged = (cells: readonly string[], at: number) => [
  ...cells.slice(0, at),
  cells[at + 1] ?? '',
  cells[at] ?? '',
  ...cells.slice(at + 2),
]

const SPOILS: Readonly<Record<string, Spoil>> = {
  'a column is missing': (rows, table) =>
    table === 1 ? rows.map((cells) => without(cells, 5)) : rows,
  'the last column is missing': (rows, table) =>
    table === 1 ? rows.map((cells) => without(cells, cells.length - 1)) : rows,
  'columns change places': (rows, table) =>
    table === 0 ? rows : rows.map((cells) => exchanged(cells, table === 1 ? 5 : 3)),
  'figures are missing here and there': (rows) =>
    mapFigures(rows, (text, row, at) => ((row + at) % 3 === 0 ? '' : text)),
  'figures carry notes': (rows) =>
    mapFigures(rows, (text, row, at) => ((row * 3 + at) % 5 === 0 ? `${text}（注）` : text)),
  'letters look like digits': (rows) =>
    mapFigures(rows, (text, row, at) => ((row + at) % 4 === 0 ? `l${text.slice(1)}` : text)),
  'the figures of some rows stand there twice, not the same': (rows, table) =>
    rows.flatMap((cells, row) =>
      table === 1 && row % 4 === 0
        ? [cells, cells.map((text) => (isFigure(text) ? String(Number(text) + 1) : text))]
        : [cells],
    ),
}

const filled = (row: readonly string[]) => row.filter((text) => text !== '')
const PRINTS: Readonly<Record<string, Print>> = {
  'in cells cut by tabs': (row) => row.join('\t'),
  'in cells cut by bars': (row) => `| ${row.join(' | ')} |`,
  'behind two spaces': (row) => filled(row).join('  '),
  'behind one space': (row) => filled(row).join(' '),
  'one below the other': (row) => filled(row).join('\n'),
}

function printed(template: Template, spoil: Spoil, print: Print): Block[] {
  const figures = figuresOf(template)
  const tables = formTables(template).map((form, index) =>
    spoil(rowsOf(form, figures), index).map(print).join('\n'),
  )
  const text = template.sections.flatMap(({ ordinal, title }, index) => [
    `${ordinal}、${title}`,
    tables[index - 1] ?? '本部分见附表。',
  ])
  return text
    .join('\n')
    .split('\n')
    .map((line, index) => ({ kind: 'paragraph', text: line, at: { line: index + 1 } }))
}

function wrongFigures(template: Template, blocks: readonly Block[]): string[] {
  const read = readReport({ format: 'txt', blocks: [...blocks] }, templates)
  if (!read.ok) return []
  const figures = figuresOf(template)
  return Object.entries(read.value.cells).flatMap(([id, cell]) =>
    cell.kind === 'number' && String(cell.value) !== figures.get(id) ? [`${id} ${cell.raw}`] : [],
  )
}

describe.each(templates.map((template) => [template.id, template] as const))(
  '%s: no wrong figure is read',
  (_, template) => {
    describe.each(Object.entries(SPOILS))('where %s', (_name, spoil) => {
      it.each(Object.entries(PRINTS))('%s', (_way, print) => {
        const wrong = wrongFigures(template, printed(template, spoil, print))
        expect(wrong).toEqual([])
      })
    })

    it('where the figures of the last rows only are whole, one below the other', () => {
      const form = formTables(template)[1]
      const rows = form ? rowsOf(form, figuresOf(template)) : []
      const torn: Spoil = (all, table) =>
        table === 1
          ? rows.map((cells, row) =>
              row < rows.length - 5 ? cells.slice(0, cells.length - 2) : cells,
            )
          : all
      const print = PRINTS['one below the other'] ?? String
      expect(wrongFigures(template, printed(template, torn, print))).toEqual([])
    })
  },
)
