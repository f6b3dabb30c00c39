import type { Finding } from '../../finding.ts'
import type { Relation, Template } from '../../template.ts'
import { figuresOf, isDifference, lastYearFigures, rounded } from '../figures.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { compiledRelations, type Instance, sideSum } from './compiled.ts'
import { relationFinding } from './relation-finding.ts'

/**
 * One rule for each relation of a template. An instance with a cell that holds no figure is passed
 * over here; the cell itself is reported as unread or not filled in.
 */
export function relationRules(template: Template): Rule[] {
  return [...compiledRelations(template)].map(([relation, instances]) => ({
    id: relation.id,
    level: relation.level,
    title: relation.label,
    explanation: explanationOf(relation),
    basis: relation.basis ?? [template.source.docNo],
    check: (context) => broken(context, instances),
  }))
}

const NOTHING: readonly Finding[] = []
const NO_YEAR = new Float64Array(0)

function broken(context: CheckContext, instances: readonly Instance[]): readonly Finding[] {
  const now = figuresOf(context)
  const before = instances[0]?.needsLastYear ? lastYearFigures(context) : NO_YEAR
  if (before === null) return NOTHING
  let found: Finding[] | null = null
  for (const instance of instances) {
    const left = sideSum(instance.left, now, before)
    const right = sideSum(instance.right, now, before)
    if (holds(instance.relation, left - right)) continue
    found ??= []
    found.push(relationFinding(context, instance, rounded(left), rounded(right)))
  }
  return found ?? NOTHING
}

/** Also true where the difference is not known. */
function holds({ op }: Relation, difference: number): boolean {
  if (difference === 0 || Number.isNaN(difference) || !isDifference(difference)) return true
  if (op === '==') return false
  return op === '<=' ? difference < 0 : difference > 0
}

function explanationOf(relation: Relation): string {
  const { row, column } = relation.forEach ?? {}
  const scope = column ? '逐列核对，包括“总计”列。' : row ? '逐行核对。' : '按表内数字核对。'
  const note = relation.note ? `${relation.note}。` : ''
  return `${relation.label}。${scope}${note}不符时先核对台账，再改正填错的一格；有一格空白或未读到的，不作此项核对。`
}
