import { figuresOf } from '../figures.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { inForce, settings } from '../settings.ts'
import { number } from '../wording.ts'

/** Reconsiderations and lawsuits without a single request. */
export const disputesWithoutRequests: Rule = {
  id: 'n.zero',
  level: 'warning',
  title: '没有申请却有复议、诉讼',
  explanation:
    '表三新收和上年结转都为 0，表四却有行政复议或行政诉讼。上年答复引起的争议可能出现这种情形，但更常见的是表三漏填，或把其他行政案件填进了表四。请逐案核对。',
  basis: ['条例§51'],
  check: (context) => {
    const { requests, disputes } = settings.requestsAndDisputes
    const asked = valuesAt(context, requests)
    const disputed = valuesAt(context, disputes).filter(({ value }) => value > 0)
    if (disputed.length === 0 || asked.length < requests.length) return []
    if (asked.some(({ value }) => value !== 0)) return []
    const shown = disputed.map(({ name, value }) => `${name} ${number(value)}`).join('，')
    return [
      {
        rule: disputesWithoutRequests.id,
        level: disputesWithoutRequests.level,
        cells: [...asked, ...disputed].map(({ id }) => id),
        section: null,
        message: `表三没有新收和结转的申请，而${shown}；请核对这些案件是否由政府信息公开引起，或表三是否漏填。`,
        expected: null,
        actual: disputed.reduce((sum, { value }) => sum + value, 0),
      },
    ]
  },
}

/** Suits brought directly although a refusal must go to 行政复议 first. */
export const reviewFirst: Rule = {
  id: 'law.review_first',
  level: 'warning',
  title: '复议前置后仍有直接起诉',
  explanation:
    '2024 年 1 月 1 日起，对不予公开决定不服的，应先申请行政复议，再提起行政诉讼；对无法提供、不予处理等其他答复仍可直接起诉。“未经复议直接起诉”有数的，请逐案核对争议的答复类型，并检查答复书的救济途径告知。',
  basis: ['行政复议法(2023)§23第一款(四)', '法释〔2025〕8号§1'],
  check: (context) => {
    const { year } = context.report
    const entry = year === null ? undefined : inForce(settings.reviewFirst, year)
    const [suit] = entry ? valuesAt(context, [entry.cell]) : []
    if (!suit || suit.value <= 0) return []
    return [
      {
        rule: reviewFirst.id,
        level: reviewFirst.level,
        cells: [suit.id],
        section: null,
        message: `${suit.name}为 ${number(suit.value)}；自 ${entry?.fromYear} 年起不予公开的案件须先复议，请逐案核对是否属于可以直接起诉的情形。`,
        expected: null,
        actual: suit.value,
      },
    ]
  },
}

/** Those of the cells that hold a figure. */
function valuesAt(context: CheckContext, ids: readonly string[]) {
  const values = figuresOf(context)
  return ids.flatMap((id) => {
    const place = context.template.cellById.get(id)
    const value = place ? (values[place.index] as number) : Number.NaN
    return place && !Number.isNaN(value) ? [{ id, name: place.name, value }] : []
  })
}
