import { fail, ok, type Result } from '../kit/result.ts'
import type {
  CellId,
  Column,
  Relation,
  Row,
  Section,
  Table,
  TemplateFile,
  Term,
} from './template-file.ts'
import { templateProblems } from './template-problems.ts'

export type * from './template-file.ts'

/** One figure of the form, with the row and column it stands in. */
export type CellPlace = {
  readonly id: CellId
  /** Position in `Template.cells`. */
  readonly index: number
  readonly table: Table
  readonly row: Row
  readonly column: Column
  /** `表三“1.属于国家秘密”自然人`: how a person would name the cell. */
  readonly name: string
}

/** A template file with everything that can be derived from it once. */
export type Template = TemplateFile & {
  readonly cells: readonly CellPlace[]
  readonly cellById: ReadonlyMap<CellId, CellPlace>
  readonly tableById: ReadonlyMap<string, Table>
  readonly sectionById: ReadonlyMap<string, Section>
}

/** The template in force for the reports of a year, among those given; `null` where none is. */
export function templateOfYear<T extends Pick<TemplateFile, 'reportYears'>>(
  templates: readonly T[],
  year: number,
): T | null {
  const found = templates.find(
    ({ reportYears: { from, to } }) => from <= year && (to === null || year <= to),
  )
  return found ?? null
}

/** Rows that carry figures, in the order of the form. */
export function figureRows(table: Table): readonly Row[] {
  return table.rows.filter((row) => row.kind !== 'group')
}

export function cellId(table: string, row: string, column: string): CellId {
  return `${table}.${row}.${column}`
}

/**
 * Prepares the data of a template file for use. Refuses one of another shape, or whose parts name
 * tables, rows or cells it does not have, and says which.
 */
export function defineTemplate(data: unknown): Result<Template, string> {
  const problems = templateProblems(data)
  if (problems.length > 0) return fail(`${problems.slice(0, 5).join('；')}。`)
  const file = data as TemplateFile
  const cells = placeCells(file)
  const template: Template = {
    ...file,
    cells,
    cellById: new Map(cells.map((cell) => [cell.id, cell])),
    tableById: new Map(file.tables.map((table) => [table.id, table])),
    sectionById: new Map(file.sections.map((section) => [section.id, section])),
  }
  const unknown = file.relations.flatMap((relation) =>
    instancesOf(template, relation).flatMap(({ left, right }) =>
      [...left, ...right].filter(
        (term) => typeof term === 'string' && !template.cellById.has(cellOfTerm(term)),
      ),
    ),
  )
  return unknown.length > 0
    ? fail(`模版 ${file.id} 的勾稽关系引用了不存在的单元格：${unknown.slice(0, 5).join('、')}`)
    : ok(template)
}

function placeCells(file: TemplateFile): CellPlace[] {
  const places: CellPlace[] = []
  for (const table of file.tables) {
    for (const row of figureRows(table)) {
      for (const column of table.columns) {
        places.push({
          id: cellId(table.id, row.id, column.id),
          index: places.length,
          table,
          row,
          column,
          name: nameOf(file, table, row, column),
        })
      }
    }
  }
  return places
}

/** The section a table stands in. */
function sectionOf(file: TemplateFile, table: Table): Section | undefined {
  return file.sections.find((section) => section.parts?.includes(table.id))
}

/** The table as people call it: `表三`, or `表二第二十条第（一）项`. */
export function tableName(file: TemplateFile, table: Table): string {
  const section = sectionOf(file, table)
  return `${section ? `表${section.ordinal}` : ''}${table.caption ?? ''}` || table.id
}

/** What the table is headed by in a report: its own caption, else the title of its section. */
export function tableTitle(file: TemplateFile, table: Table): string {
  return table.caption ?? sectionOf(file, table)?.title ?? table.id
}

function nameOf(file: TemplateFile, table: Table, row: Row, column: Column): string {
  const where = tableName(file, table)
  const heads = (column.under ?? []).filter(
    (head) => !table.columns.every((other) => other.under?.includes(head)),
  )
  const columnName = [...heads.slice(-1), column.label].join('·')
  return row.label === '' ? `${where}“${columnName}”` : `${where}“${row.label}”${columnName}`
}

/** The cell id inside a term: `-prev:t3.new.total` → `t3.new.total`. */
export function cellOfTerm(term: string): CellId {
  return term.replace(/^-/, '').replace(/^prev:/, '')
}

export type RelationInstance = {
  readonly left: readonly Term[]
  readonly right: readonly Term[]
}

/** The concrete sums a relation stands for: one for each row or column of its `forEach`. */
export function instancesOf(template: Template, relation: Relation): RelationInstance[] {
  const { row, column } = relation.forEach ?? {}
  const rowIds = row ? figureRows(tableOf(template, row)).map((each) => each.id) : ['']
  const columnIds = column ? tableOf(template, column).columns.map((each) => each.id) : ['']
  return rowIds.flatMap((rowId) =>
    columnIds.map((columnId) => {
      const fill = (term: Term): Term =>
        typeof term === 'number' ? term : term.replace('{row}', rowId).replace('{column}', columnId)
      return { left: relation.left.map(fill), right: relation.right.map(fill) }
    }),
  )
}

function tableOf(template: TemplateFile, id: string): Table {
  const table = template.tables.find((candidate) => candidate.id === id)
  if (!table) throw new RangeError(`template ${template.id} has no table ${id}`)
  return table
}
