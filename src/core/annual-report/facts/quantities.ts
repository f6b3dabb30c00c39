import { parseNumeral } from '../../kit/numeral.ts'
import { matchesOf } from '../../kit/text.ts'
import type { Approximation } from './fact.ts'
import { BLANK } from './patterns/masks.ts'
import {
  ABOUT_AFTER,
  ABOUT_BEFORE,
  AT_LEAST_AFTER,
  AT_LEAST_BEFORE,
  AT_MOST_AFTER,
  AT_MOST_BEFORE,
  NOT_BEFORE_CHINESE,
  QUANTITY,
  UNITS_OF_ONE,
} from './patterns/quantities.ts'

/** A number in a sentence; offsets are those of the sentence's compact text. */
export type Quantity = {
  readonly from: number
  /** End of the number, «余» included. */
  readonly to: number
  /** End of the unit. */
  readonly end: number
  readonly value: number
  readonly decimals: number
  readonly unit: string
  readonly approximation: Approximation
}

/** Every number of a masked sentence that counts something, in order. */
export function quantitiesOf(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of matchesOf(QUANTITY, text)) {
    const quantity = quantityOf(text, match)
    if (quantity) found.push(quantity)
  }
  return found
}

function quantityOf(text: string, match: RegExpExecArray): Quantity | null {
  const [whole, numeral = '', more = '', scale = '', unit = ''] = match
  const before = text.slice(Math.max(0, match.index - 4), match.index)
  const chinese = !/[\d%]/.test(numeral)
  if (chinese && !countsInChinese(numeral, unit, before, text.charAt(match.index + whole.length))) {
    return null
  }
  const parsed = parseNumeral(numeral)
  if (!parsed || !Number.isFinite(parsed.value)) return null
  const factor = scale === '万' ? 1e4 : scale === '亿' ? 1e8 : 1
  // «365.868 万元» keeps the unit of the form; the numeral took its 万 for a scale.
  const money = unit === '元' && /[万亿]$/.test(numeral) && !more ? numeral.slice(-1) : ''
  const plain = money ? parseNumeral(numeral.slice(0, -1)) : null
  const end = match.index + whole.length
  const to = end - unit.length - (plain ? 1 : 0)
  return {
    from: match.index,
    to,
    end,
    value: plain ? plain.value : parsed.value * factor,
    decimals: parsed.decimals,
    unit: plain ? `${money}元` : parsed.percent ? '%' : unit,
    approximation: approximationOf(before, `${more}${scale}`, text.slice(end, end + 3)),
  }
}

/** «五项», «一件» count; «统一», «每一项», «一个平台», «两会» do not. */
function countsInChinese(numeral: string, unit: string, before: string, after: string): boolean {
  if (numeral.startsWith('百分之')) return true
  if (NOT_BEFORE_CHINESE.test(before) || before.endsWith(BLANK)) return false
  if (numeral === '一') return UNITS_OF_ONE.test(unit) && !'事龙步起来'.includes(after || '。')
  return numeral === '零' || unit !== ''
}

function approximationOf(before: string, inside: string, after: string): Approximation {
  if (inside === '' && (AT_MOST_BEFORE.test(before) || AT_MOST_AFTER.test(after))) return 'at-most'
  if (inside !== '' || AT_LEAST_BEFORE.test(before) || AT_LEAST_AFTER.test(after)) return 'at-least'

  return ABOUT_BEFORE.test(before) || ABOUT_AFTER.test(after) ? 'about' : 'exact'
}
