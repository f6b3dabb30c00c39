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
