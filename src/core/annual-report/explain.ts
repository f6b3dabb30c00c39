import { cellNotes } from './cell-notes.ts'
import { GENERAL_RULES, rulesOf } from './checking/rules.ts'
import type { RuleInfo } from './finding.ts'
import {
  type CellId,
  type CellPlace,
  type Condition,
  cellOfTerm,
  instancesOf,
  type Template,
} from './template.ts'

/** What a rule or a cell means, for people. */
export type Explanation = {
  readonly id: string
  readonly kind: 'rule' | 'cell'
  /** The rule's title, or the cell's name. */
  readonly title: string
  /** Meaning, counting rule, what to do: a paragraph each. */
  readonly paragraphs: readonly string[]
  /** Articles of law and documents. */
  readonly basis: readonly string[]
  /** Rules a cell takes part in. */
  readonly relations: readonly { readonly id: string; readonly title: string }[]
  /** Templates that have the rule or the cell. */
  readonly templates: readonly string[]
}

/** Explains a rule id or a cell id, or null where no template knows it. Newest template first. */
export function explain(id: string, templates: readonly Template[]): Explanation | null {
  return explainRule(id, templates) ?? explainCell(id, templates)
}

function explainRule(id: string, templates: readonly Template[]): Explanation | null {
  const owners = templates.filter((template) => rulesOf(template).some((rule) => rule.id === id))
  const rule = owners.flatMap(rulesOf).find((each) => each.id === id) ?? generalRule(id)
  if (!rule) return null
  return {
    id,
    kind: 'rule',
    title: rule.title,
    paragraphs: [rule.explanation, `级别：${LEVEL_NAMES[rule.level]}。`],
    basis: rule.basis,
    relations: [],
    templates: owners.map((template) => template.id),
  }
}

const LEVEL_NAMES: Record<RuleInfo['level'], string> = {
  error: '错误',
  warning: '提醒',
  hint: '建议',
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

function distinct(items: readonly { id: string; title: string }[]) {
  return items.filter((item, index) => items.findIndex(({ id }) => id === item.id) === index)
}
