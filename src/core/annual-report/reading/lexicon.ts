import { essence, withoutOrdinal } from '../../kit/text.ts'
import { type FormCell, formTables } from '../form.ts'
import { type Column, figureRows, type Row, type Table, type Template } from '../template.ts'

/** The labels of a template in the form in which labels of a document are compared with them. */
export type Lexicon = {
  readonly template: Template
  readonly tables: readonly TableLexicon[]
  /** Essence of every section heading with its ordinal. */
  readonly headings: readonly string[]
  /** Essence of every row label and alias. */
  readonly rowLabels: ReadonlySet<string>
  /** Essence of every column label and alias. */
  readonly columnLabels: ReadonlySet<string>
  /** Essence of every label there is: rows, columns, heads, captions. */
  readonly labels: ReadonlySet<string>
  /** Every label of the form in printed order, table by table: a table's own text. */
  readonly formText: string
}

export type TableLexicon = {
  readonly table: Table
  readonly rows: readonly RowLexicon[]
  readonly columns: readonly ColumnLexicon[]
  /** Essence of every column label and alias of the table. */
  readonly columnLabels: ReadonlySet<string>
  /** Some columns have the same name: 结果维持 three times. */
  readonly sharesNames: boolean
}

/** `labels[0]` is the official wording, the others are variants. Ordinals are left out. */
export type RowLexicon = {
  readonly row: Row
  readonly labels: readonly string[]
  /** The official wording with its ordinal: `（六）其他处理` → `六其他处理`. */
  readonly numbered: string
}
export type ColumnLexicon = { readonly column: Column; readonly labels: readonly string[] }

const prepared = new WeakMap<Template, Lexicon>()

/** The lexicon of a template; made once. */
export function lexiconOf(template: Template): Lexicon {
  const known = prepared.get(template)
  if (known) return known
  const lexicon = makeLexicon(template)
  prepared.set(template, lexicon)
  return lexicon
}

function makeLexicon(template: Template): Lexicon {
  const tables = template.tables.map(tableLexicon)
  const forms = formTables(template)
  return {
    template,
    tables,
    labels: new Set([
      ...forms.flatMap((form) => form.cells.map((cell) => essenceOf(cell))),
      ...tables.flatMap((table) =>
        [...table.rows, ...table.columns].flatMap((each) => each.labels),
      ),
    ]),
    headings: template.sections.map(({ ordinal, title }) => essence(`${ordinal}${title}`)),
    columnLabels: new Set(tables.flatMap((table) => [...table.columnLabels])),
    rowLabels: new Set(tables.flatMap((table) => table.rows.flatMap((row) => row.labels))),
    formText: [
      ...forms.map(labelText),
      ...tables.flatMap((table) =>
        [...table.rows, ...table.columns].flatMap((each) => each.labels),
      ),
    ].join('\u0000'),
  }
}

function tableLexicon(table: Table): TableLexicon {
  const columns = table.columns.map((column) => ({ column, labels: labelsOf(column) }))
  const names = columns.flatMap(({ labels }) => labels)
  const columnLabels = new Set(names)
  return {
    table,
    rows: figureRows(table).map((row) => ({
      row,
      labels: labelsOf(row),
      numbered: essence(row.label),
    })),
    columns,
    columnLabels,
    sharesNames: columnLabels.size < names.length,
  }
}

function labelsOf(labelled: { label: string; aliases?: readonly string[] }): string[] {
  return [labelled.label, ...(labelled.aliases ?? [])]
    .map((label) => essence(withoutOrdinal(label)))
    .filter((label) => label !== '')
}

function labelText(table: ReturnType<typeof formTables>[number]): string {
  return [...table.cells]
    .sort((left, right) => left.row - right.row || left.column - right.column)
    .map((cell) => (cell.kind === 'label' ? essence(cell.text) : ''))
    .join('')
}

function essenceOf(cell: FormCell): string {
  return cell.kind === 'label' ? essence(withoutOrdinal(cell.text)) : ''
}

/** Whether a text is nothing but (part of) labels of the form. */
export function isFormText(lexicon: Lexicon, text: string): boolean {
  const wanted = essence(text)
  return wanted === '' || lexicon.formText.includes(wanted)
}
