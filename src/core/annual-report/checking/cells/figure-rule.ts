import type { Finding, RuleInfo } from '../../finding.ts'
import type { CellPlace, FigureType, Level, Template } from '../../template.ts'
import { type FigureTable, figureTable } from '../figures.ts'
import type { CheckContext, Rule } from '../rule.ts'

/**
 * What is wrong with one figure: the sentence after the cell's name, with a level where it is not
 * the rule's own. What is right nobody knows.
 */
export type Fault = string | { readonly text: string; readonly level: Level }

/**
 * A rule that looks at every figure by itself. `isPossible` says from the table as a whole whether
 * there can be a fault at all, so that a clean report costs next to nothing; `types` limits the
 * rule to cells of some types.
 */
export function figureRule(
  info: RuleInfo,
  isPossible: (table: FigureTable) => boolean,
  faultOf: (value: number, place: CellPlace, context: CheckContext) => Fault | null,
  types: readonly FigureType[] = ['count', 'change', 'amount'],
): Rule {
  const placesOf = placesByTemplate(types)
  return {
    ...info,
    check: (context) => {
      const table = figureTable(context.template, context.report)
      if (!isPossible(table)) return NOTHING
      let found: Finding[] | null = null
      for (const place of placesOf(context.template)) {
        const value = table.values[place.index] as number
        const fault = Number.isNaN(value) ? null : faultOf(value, place, context)
        if (!fault) continue
        found ??= []
        found.push({
          rule: info.id,
          level: typeof fault === 'string' ? info.level : fault.level,
          cells: [place.id],
          section: null,
          message: `${place.name}${typeof fault === 'string' ? fault : fault.text}`,
          expected: null,
          actual: value,
        })
      }
      return found ?? NOTHING
    },
  }
}

const NOTHING: readonly Finding[] = []

function placesByTemplate(types: readonly FigureType[]) {
  const known = new WeakMap<Template, readonly CellPlace[]>()
  return (template: Template): readonly CellPlace[] => {
    const places =
      known.get(template) ?? template.cells.filter(({ column }) => types.includes(column.type))
    known.set(template, places)
    return places
  }
}
