import { cellNotes } from './cell-notes.ts'
import { LEVEL_NAMES } from './checking/level.ts'
import { GENERAL_RULES, rulesOf } from './checking/rules.ts'
import type { RuleInfo } from './finding.ts'
import {
  type CellId,
  type CellPlace,
  type Condition,
  cellOfTerm,
  instancesOf,
  type Template,
  tableName,
} from './template.ts'

/** What a rule, a row or a cell means, for people. */
export type Explanation = {
  readonly id: string
  readonly kind: 'rule' | 'row' | 'cell'
  /** The rule's title, or the name of the row or the cell. */
  readonly title: string
  /** Meaning, counting rule, what to do: a paragraph each. */
  readonly paragraphs: readonly string[]
  /** Articles of law and documents. */
  readonly basis: readonly string[]
  /** Rules that cells take part in. */
  readonly relations: readonly { readonly id: string; readonly title: string }[]
  /** Ids of the templates that have it. */
  readonly templates: readonly string[]
}

/**
 * Explains a rule (`t3.balance`), a row (`t3.denied_secret`) or a cell (`t3.denied_secret.natural`),
 * or null where no template knows the id. Newest template first.
 */
export function explain(id: string, templates: readonly Template[]): Explanation | null {
  return explainRule(id, templates) ?? explainCell(id, templates) ?? explainRow(id, templates)
}

/** Something that can be explained. */
export type Explainable = Pick<Explanation, 'id' | 'kind' | 'title'>

/** The rows and rules whose words hold the given ones («国家秘密»), rows first, each once. */
export function findByWords(words: string, templates: readonly Template[]): Explainable[] {
  const wanted = squeezed(words)
  if (wanted === '') return []
  const rows = templates.flatMap((template) =>
    template.cells
      .filter(({ row }) => squeezed(row.label).includes(wanted))
      .map((place) => ({
        id: rowId(place),
        kind: 'row' as const,
        title: rowTitle(place, template),
      })),
  )
  const rules = templates
    .flatMap(rulesOf)
    .filter(({ title }) => squeezed(title).includes(wanted))
    .map(({ id, title }) => ({ id, kind: 'rule' as const, title }))
  return distinct([...rows, ...rules])
}

function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
}

function explainRule(id: string, templates: readonly Template[]): Explanation | null {
  const owners = templates.filter((template) => rulesOf(template).some((rule) => rule.id === id))
  const rule = owners.flatMap(rulesOf).find((each) => each.id === id) ?? generalRule(id)
  if (!rule) return null
  return {
    id,
    kind: 'rule',
    title: rule.title,
    paragraphs: [withoutTitle(rule), `级别：${LEVEL_NAMES[rule.level]}。`],
    basis: rule.basis,
    relations: [],
    templates: owners.map((template) => template.id),
  }
}

/** The title stands above the explanation already. */
function withoutTitle({ title, explanation }: RuleInfo): string {
  return explanation.startsWith(`${title}。`) ? explanation.slice(title.length + 1) : explanation
}

function generalRule(id: string): RuleInfo | undefined {
  return GENERAL_RULES.find((rule) => rule.id === id)
}

function explainCell(id: CellId, templates: readonly Template[]): Explanation | null {
  const owners = templates.filter((template) => template.cellById.has(id))
  const [first] = owners
  const place = first?.cellById.get(id)
  if (!first || !place) return null
  const notes = cellNotes(place)
  return {
    id,
    kind: 'cell',
    title: place.name,
    paragraphs: [
      `填写${place.column.label === '' ? '' : `“${place.column.label}”，`}单位：${place.column.unit}。${TYPE_NOTES[place.column.type]}`,
      ...notes.map(({ text }) => text),
    ],
    basis: [...new Set([...basisOf(place), ...notes.flatMap(({ basis }) => basis)])],
    relations: distinct(owners.flatMap((template) => relationsOf(template, id))),
    templates: owners.map((template) => template.id),
  }
}

function explainRow(id: string, templates: readonly Template[]): Explanation | null {
  const owners = templates.filter(({ cells }) => cells.some((place) => rowId(place) === id))
  const [first] = owners
  const places = first?.cells.filter((place) => rowId(place) === id) ?? []
  const [place] = places
  if (!first || !place) return null
  const notes = places.map(cellNotes)
  const shared = (notes[0] ?? []).filter(({ text }) =>
    notes.every((others) => others.some((other) => other.text === text)),
  )
  const names = places.map(({ column }) => `${column.label}（${column.id}，${column.unit}）`)
  return {
    id,
    kind: 'row',
    title: rowTitle(place, first),
    paragraphs: [
      `这一行有 ${places.length} 格：${names.join('、')}。`,
      ...shared.map(({ text }) => text),
    ],
    basis: [...new Set([...basisOf(place), ...shared.flatMap(({ basis }) => basis)])],
    relations: distinct(
      owners.flatMap((owner) => places.flatMap((each) => relationsOf(owner, each.id))),
    ),
    templates: owners.map((template) => template.id),
  }
}

function rowId({ table, row }: CellPlace): string {
  return `${table.id}.${row.id}`
}

function rowTitle({ table, row }: CellPlace, template: Template): string {
  return `${tableName(template, table)}“${row.label}”`
}

const TYPE_NOTES: Record<CellPlace['column']['type'], string> = {
  count: '填非负整数，没有发生的填 0。',
  change: '增加填正数，减少填负数，没有增减的填 0。',
  amount: '以万元计，可有小数，没有发生的填 0。',
}

function basisOf({ table, row }: CellPlace): readonly string[] {
  const parent = table.rows.find((candidate) => candidate.id === row.parent)
  return row.legalBasis ?? parent?.legalBasis ?? table.legalBasis ?? []
}

function relationsOf(template: Template, id: CellId): { id: string; title: string }[] {
  const relations = template.relations.filter((relation) =>
    instancesOf(template, relation).some(({ left, right }) =>
      [...left, ...right].some((term) => typeof term === 'string' && cellOfTerm(term) === id),
    ),
  )
  const conditions = template.conditions.filter((condition) => concerns(condition, id))
  return [...relations, ...conditions].map((each) => ({ id: each.id, title: each.label }))
}

function concerns(condition: Condition, id: CellId): boolean {
  switch (condition.kind) {
    case 'zero-unless':
      return id.startsWith(condition.cells.replace(/\*$/, ''))
    case 'mention-if-positive':
      return condition.cell === id
    case 'zero-together':
      return condition.cells.includes(id)
    case 'stock-equals-flow':
      return [condition.flow, condition.stock].some((pattern) => {
        const [start = '', end = ''] = pattern.split('{row}')
        return id.startsWith(start) && id.endsWith(end)
      })
  }
}

function distinct<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return items.filter((item, index) => items.findIndex(({ id }) => id === item.id) === index)
}
