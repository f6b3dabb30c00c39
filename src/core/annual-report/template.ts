import { fail, ok, type Result } from '../kit/result.ts'

/**
 * The official form as data (国办公开办函〔2019〕60号, 〔2021〕30号). A template file says which
 * sections, tables, rows, columns and relations a report has; nothing in code knows a row by name.
 */

/** `<table>.<row>.<column>`, for example `t3.denied_secret.natural`. Stable for ever. */
export type CellId = string

export type Level = 'error' | 'warning' | 'hint'

/** `count`: whole, not negative. `change`: whole, signed. `amount`: decimal, in 万元. */
export type FigureType = 'count' | 'change' | 'amount'

export type Column = {
  readonly id: string
  readonly label: string
  /** Other wordings seen in real reports; read as this column and reported as a finding. */
  readonly aliases?: readonly string[]
  /** Header cells above the label, outermost first. */
  readonly under?: readonly string[]
  readonly type: FigureType
  readonly unit: string
  readonly computed?: boolean
}

export type Row = {
  readonly id: string
  readonly label: string
  readonly aliases?: readonly string[]
  /** The row this one is printed under. */
  readonly parent?: string
  /** `group` rows carry a label and no figures. */
  readonly kind?: 'group' | 'computed'
  readonly legalBasis?: readonly string[]
  readonly note?: string
}

export type Table = {
  readonly id: string
  readonly caption?: string
  /** Text of the top left corner. */
  readonly rowHeader?: string
  readonly legalBasis?: readonly string[]
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

export type Topic = {
  readonly id: string
  readonly label: string
  readonly aliases?: readonly string[]
}

export type Section = {
  readonly id: string
  readonly ordinal: string
  readonly title: string
  readonly aliases: readonly string[]
  readonly kind: 'narrative' | 'tables' | 'table'
  readonly parts?: readonly string[]
  readonly topics?: readonly Topic[]
  /** Topics that only the report of a government owes (条例§50). */
  readonly governmentTopics?: readonly Topic[]
  readonly legalBasis?: readonly string[]
  readonly note?: string
}

/** A term: a cell id, with `-` for subtraction and `prev:` for last year's report, or a constant. */
export type Term = string | number

/** Sum of `left` compared with sum of `right`, once for each row or column named in `forEach`. */
export type Relation = {
  readonly id: string
  readonly level: Level
  readonly label: string
  readonly left: readonly Term[]
  readonly op: '==' | '<=' | '>='
  readonly right: readonly Term[]
  /** `{column: 't3'}`: once for every column of table t3, replacing `{column}` in the terms. */
  readonly forEach?: { readonly row?: string; readonly column?: string }
  readonly basis?: readonly string[]
  readonly note?: string
}

type ConditionBase = {
  readonly id: string
  readonly level: Level
  readonly label: string
  readonly basis?: readonly string[]
}

/** What a linear relation cannot say. */
export type Condition = ConditionBase &
  (
    | { readonly kind: 'zero-unless'; readonly cells: string; readonly unless: string }
    | {
        readonly kind: 'mention-if-positive'
        readonly cell: CellId
        readonly section: string
        readonly words: readonly string[]
      }
    | { readonly kind: 'zero-together'; readonly cells: readonly [CellId, CellId] }
    | {
        readonly kind: 'stock-equals-flow'
        readonly flow: string
        readonly stock: string
        readonly forEach: { readonly row: string }
      }
  )

export type TemplateFile = {
  readonly format: 'gongkai.annual-report-template/1'
  readonly id: string
  readonly name: string
  readonly title: string
  readonly authority: string
  readonly source: { readonly docNo: string; readonly date?: string; readonly name: string }
  readonly reportYears: { readonly from: number; readonly to: number | null }
  readonly verification: string
  readonly sections: readonly Section[]
  readonly tables: readonly Table[]
  readonly relations: readonly Relation[]
  readonly conditions: readonly Condition[]
}

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

/** Rows that carry figures, in the order of the form. */
export function figureRows(table: Table): readonly Row[] {
  return table.rows.filter((row) => row.kind !== 'group')
}

export function cellId(table: string, row: string, column: string): CellId {
  return `${table}.${row}.${column}`
}

/** Prepares a template file for use. Refuses one whose relations name cells it does not have. */
export function defineTemplate(file: TemplateFile): Result<Template, string> {
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

function nameOf(file: TemplateFile, table: Table, row: Row, column: Column): string {
  const section = file.sections.find((candidate) => candidate.parts?.includes(table.id))
  const tableName = table.caption ?? (section ? `表${section.ordinal}` : table.id)
  const heads = (column.under ?? []).filter(
    (head) => !table.columns.every((other) => other.under?.includes(head)),
  )
  const columnName = [...heads.slice(-1), column.label].join('·')
  return row.label === ''
    ? `${tableName}“${columnName}”`
    : `${tableName}“${row.label}”${columnName}`
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
