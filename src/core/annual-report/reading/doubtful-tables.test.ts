import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../modules/annual-report/annual-report.templates.ts'
import type { Block, DocumentFormat } from '../../kit/document.ts'
import { type FormTable, formTables } from '../form.ts'
import type { AnnualReport } from '../report.ts'
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

const SWAPPED: ReadonlyMap<string, string> = new Map([
  ['未经复议直接起诉', '复议后起诉'],
  ['复议后起诉', '未经复议直接起诉'],
])
const twoInFirst = (cells: readonly string[]) => {
  const first = cells.findIndex(isFigure)
  return cells.map((text, at) => (at === first ? '3 5' : isFigure(text) ? '' : text))
}

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
  'a bar stands for the digit 1': (rows) =>
    mapFigures(rows, (text, row, at) => ((row + at) % 3 === 0 ? text.replaceAll('1', '|') : text)),
  'two figures stand in one cell': (rows) =>
    mapFigures(rows, (text, row, at) => ((row * 2 + at) % 7 === 0 ? '3 5' : text)),
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

function cellsOf(blocks: readonly Block[], format: DocumentFormat = 'txt'): AnnualReport['cells'] {
  const read = readReport({ format, blocks: [...blocks] }, templates)
  return read.ok ? read.value.cells : {}
}

function wrongFigures(template: Template, blocks: readonly Block[]): string[] {
  return wrongAmong(template, cellsOf(blocks))
}

function wrongAmong(template: Template, cells: AnnualReport['cells']): string[] {
  const figures = figuresOf(template)
  return Object.entries(cells).flatMap(([id, cell]) =>
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

    it.each(Object.entries(PRINTS))(
      'where the groups of suits change places, %s',
      (_way, print) => {
        const swap: Spoil = (rows, table) =>
          table === 2 ? rows.map((cells) => cells.map((text) => SWAPPED.get(text) ?? text)) : rows
        const cells = cellsOf(printed(template, swap, print))
        const suits = template.cells.filter(({ id }) => id.startsWith('t4.') && id.includes('suit'))
        expect(suits).toHaveLength(10)
        expect(suits.filter(({ id }) => cells[id]?.kind === 'number')).toEqual([])
        expect(cellsOf(printed(template, (rows) => rows, print))[suits[0]?.id ?? '']?.kind).toBe(
          'number',
        )
      },
    )

    it.each(['in cells cut by tabs', 'in cells cut by bars', 'one below the other'])(
      'where one of two cells holds two figures and the other none, %s',
      (way) => {
        const spoil: Spoil = (rows) =>
          rows.map((cells) => (cells.filter(isFigure).length === 2 ? twoInFirst(cells) : cells))
        const read = cellsOf(printed(template, spoil, PRINTS[way] ?? String))
        const wrong = template.cells.filter(({ id }) =>
          ['3', '5', '35'].includes(read[id]?.raw ?? ''),
        )
        expect(wrong.filter(({ id }) => read[id]?.kind === 'number')).toEqual([])
      },
    )

    it.each(['csv', 'html', 'docx', 'xlsx'] as const)(
      'where a cell of a %s file holds two figures, one below the other',
      (format) => {
        const figures = figuresOf(template)
        const grids = formTables(template).map((form): Block => {
          const cells = form.cells.map((cell, index) => {
            const figure = cell.kind === 'figure' ? figures.get(cell.cell) : cell.text
            const text = cell.kind === 'figure' && index % 12 === 0 ? `16882\n${figure}` : figure
            return { ...cell, text: text ?? '' }
          })
          return { kind: 'grid', rows: form.rows, columns: form.columns, cells, at: {} }
        })
        const read = cellsOf(grids, format)
        expect(wrongAmong(template, read)).toEqual([])
        expect(Object.values(read).some(({ kind }) => kind === 'number')).toBe(true)
      },
    )

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
