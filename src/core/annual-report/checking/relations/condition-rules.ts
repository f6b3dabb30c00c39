import type { Finding } from '../../finding.ts'
import { sectionText } from '../../report.ts'
import type { CellPlace, Condition, Template } from '../../template.ts'
import { figureRows } from '../../template.ts'
import { figuresOf } from '../figures.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { namer, number, quoted } from '../wording.ts'

type Of<K extends Condition['kind']> = Extract<Condition, { readonly kind: K }>
type Check = (context: CheckContext) => readonly Finding[]

/** One rule for each condition of a template: what a linear relation cannot say. */
export function conditionRules(template: Template): Rule[] {
  return template.conditions.map((condition) => ({
    id: condition.id,
    level: condition.level,
    title: condition.label,
    explanation: `${condition.label}。${ADVICE[condition.kind]}`,
    basis: condition.basis ?? [template.source.docNo],
    check: checkOf(template, condition),
  }))
}

const ADVICE: Record<Condition['kind'], string> = {
  'zero-unless':
    '规章只能由国务院部门、省级政府和设区的市、自治州政府制定。县级以下机关填了数的，多半是把规范性文件填进了规章行，请移到下一行。',
  'mention-if-positive':
    '表中有数而正文不提，公众无从了解原因。请在该部分如实写明，没有的也写明没有。',
  'zero-together': '一格有数另一格为 0，说明漏填或填错了格，请对照台账补齐。',
  'stock-equals-flow':
    '存量恰等于当年新增，通常是漏计了历年仍在公开的文件。确属当年才开始公开的，可以不改。',
}

function checkOf(template: Template, condition: Condition): Check {
  switch (condition.kind) {
    case 'zero-unless':
      return zeroUnless(template, condition)
    case 'mention-if-positive':
      return mentionIfPositive(template, condition)
    case 'zero-together':
      return zeroTogether(template, condition)
    case 'stock-equals-flow':
      return stockEqualsFlow(template, condition)
  }
}

function zeroUnless(template: Template, condition: Of<'zero-unless'>): Check {
  const start = condition.cells.replace(/\*$/, '')
  const places = template.cells.filter(({ id }) => id.startsWith(start))
  return (context) => {
    if (context.mayMakeRules) return []
    const values = figuresOf(context)
    return places.flatMap((place) => {
      const value = values[place.index] as number
      if (Number.isNaN(value) || value === 0) return []
      return [
        finding(condition, [place], {
          message: `${place.name}为 ${number(value)}，但本机关没有规章制定权，应为 0；请核对是否误填了规范性文件的数量。`,
          expected: 0,
          actual: value,
        }),
      ]
    })
  }
}

function mentionIfPositive(template: Template, condition: Of<'mention-if-positive'>): Check {
  const place = template.cellById.get(condition.cell)
  const section = template.sectionById.get(condition.section)
  return (context) => {
    const value = place ? (figuresOf(context)[place.index] as number) : Number.NaN
    if (!place || !(value > 0)) return []
    const text = sectionText(context.report, condition.section)
    if (condition.words.some((word) => text.includes(word))) return []
    const named = `“${section?.ordinal ?? ''}、${section?.title ?? condition.section}”`
    return [
      {
        ...finding(condition, [place], {
          message: `${place.name}为 ${number(value)}，但${named}没有提到${condition.words[0] ?? ''}，请在该部分补写有关情况。`,
          expected: condition.words.join('、'),
          actual: text.slice(0, 60),
        }),
        section: condition.section,
      },
    ]
  }
}

function zeroTogether(template: Template, condition: Of<'zero-together'>): Check {
  const places = condition.cells.flatMap((id) => template.cellById.get(id) ?? [])
  return (context) => {
    const values = figuresOf(context)
    const [one, other] = places.map(({ index }) => values[index] as number)
    if (one === undefined || other === undefined || Number.isNaN(one + other)) return []
    if ((one === 0) === (other === 0)) return []
    const { where, nameOf } = namer(template, places)
    const shown = places.map(
      (place) => `${quoted(nameOf(place))}${number(values[place.index] as number)}`,
    )
    return [
      finding(condition, places, {
        message: `${where}：${shown.join('，')}；两格应同时为 0 或同时不为 0，请核对漏填的一格。`,
        expected: null,
        actual: `${number(one)} / ${number(other)}`,
      }),
    ]
  }
}

function stockEqualsFlow(template: Template, condition: Of<'stock-equals-flow'>): Check {
  const table = template.tableById.get(condition.forEach.row)
  const pairs = (table ? figureRows(table) : []).flatMap((row) => {
    const flow = template.cellById.get(condition.flow.replace('{row}', row.id))
    const stock = template.cellById.get(condition.stock.replace('{row}', row.id))
    return flow && stock ? [{ flow, stock }] : []
  })
  return (context) => {
    const values = figuresOf(context)
    return pairs.flatMap(({ flow, stock }) => {
      const value = values[stock.index] as number
      if (!(value > 0) || values[flow.index] !== value) return []
      return [
        finding(condition, [flow, stock], {
          message: `${flow.name}与${stock.column.label}都是 ${number(value)}；${stock.column.label}应包括历年仍在公开的，请复核是否漏计存量。`,
          expected: null,
          actual: value,
        }),
      ]
    })
  }
}

function finding(
  { id, level }: Condition,
  places: readonly CellPlace[],
  rest: Pick<Finding, 'message' | 'expected' | 'actual'>,
): Finding {
  return { rule: id, level, cells: places.map((place) => place.id), section: null, ...rest }
}
