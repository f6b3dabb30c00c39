/**
 * Numerals as Chinese documents print them: `1,407`, `１，４０７`, `3.2万`, `三万二千`, `二〇二〇`,
 * `百分之五十九`, `59%`.
 */

export type Numeral = {
  readonly value: number
  /** `百分之五十九` and `59%` are both value 59. */
  readonly percent: boolean
  /** Digits printed after the decimal point. */
  readonly decimals: number
}

/** Source of a regular expression for Arabic figures in half-width text, with 万, 千 … behind. */
export const ARABIC_NUMERAL =
  '\\d{1,3}(?:,\\d{3})+(?![,\\d])(?:\\.\\d+)?[十百千]?[万亿]?|\\d+(?:\\.\\d+)?[十百千]?[万亿]?'

/** Source of a regular expression for Chinese numerals; the longest ever printed has 15 characters. */
export const CHINESE_NUMERAL = '[〇零一二三四五六七八九十百千万亿两]{1,15}'

const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'〇一二三四五六七八九']
    .map((digit, value) => [digit, value] as const)
    .concat([
      ['零', 0],
      ['两', 2],
    ]),
)
const SCALES: readonly (readonly [string, number])[] = [
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1000],
  ['百', 100],
  ['十', 10],
]
const SCALE_OF: ReadonlyMap<string, number> = new Map(SCALES)

const ARABIC = /^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([十百千]?[万亿]*)$/
const MIXED_STEP = /^(\d+(?:\.\d+)?)([十百千]?[万亿]?)/
const PERCENT = /^(?:百分之(.+)|(.+)[%％])$/u

/**
 * The number a whole string stands for, or null when it is no plain numeral («半数», «第三», «约5»).
 * Spaces inside are not accepted; full-width digits, commas and points are.
 */
export function parseNumeral(text: string): Numeral | null {
  const plain = halfWidth(text)
  const percent = PERCENT.exec(plain)
  const body = percent ? (percent[1] ?? percent[2] ?? '') : plain
  const value = arabicValue(body) ?? mixedValue(body) ?? chineseValue(body)
  if (value === null) return null
  return { value, percent: percent !== null, decimals: decimalsOf(body) }
}

/** Full-width digits, `，`, `．` and `％` as their half-width forms. */
function halfWidth(text: string): string {
  return text.replace(/[０-９，．％]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
}

function decimalsOf(body: string): number {
  const fraction = /[.点]([\d〇零一二三四五六七八九]+)/.exec(body)
  return fraction?.[1]?.length ?? 0
}

/** `1,407`, `3.2万`, `5千`, `2百万`. */
function arabicValue(body: string): number | null {
  const match = ARABIC.exec(body)
  if (!match?.[1]) return null
  return exact(Number(match[1].replaceAll(',', '')) * scaleOf(match[2] ?? ''))
}

/** `3万2千`, `1亿3000万`: steps that grow smaller. */
function mixedValue(body: string): number | null {
  let rest = body
  let sum = 0
  let last = Number.POSITIVE_INFINITY
  while (rest !== '') {
    const step = MIXED_STEP.exec(rest)
    if (!step?.[1]) return null
    const scale = scaleOf(step[2] ?? '')
    if (scale >= last) return null
    sum += Number(step[1]) * scale
    last = scale
    rest = rest.slice(step[0].length)
  }
  return body === '' ? null : exact(sum)
}

function scaleOf(units: string): number {
  return units === '' ? 1 : [...units].reduce((scale, unit) => scale * (SCALE_OF.get(unit) ?? 1), 1)
}

/** Whole numbers below this have 15 digits at the most: there is nothing to round. */
const EXACT = 1e15

/** Products such as 3.2 × 10000 without the dust of binary fractions. */
function exact(value: number): number {
  return Number.isInteger(value) && value < EXACT ? value : Number(value.toPrecision(15))
}

/** `三万二千`, `十二`, `二〇二〇`, `九十五点九`. */
function chineseValue(body: string): number | null {
  const [whole = '', fraction, ...more] = body.split('点')
  if (more.length > 0 || whole === '') return null
  const value = wholeValue(whole)
  if (value === null || fraction === undefined) return value
  const digits = digitString(fraction)
  return digits === null ? null : Number(`${value}.${digits}`)
}

/** Splits at the greatest scale: what stands left of it counts in it, what stands right is rest. */
function wholeValue(text: string): number | null {
  const digits = digitString(text)
  if (digits !== null) return Number(digits)
  for (const [char, scale] of SCALES) {
    const at = text.lastIndexOf(char)
    if (at === -1) continue
    const left = leftValue(text.slice(0, at), scale)
    const right = restValue(text.slice(at + 1), scale)
    return left === null || right === null ? null : left * scale + right
  }
  return null
}

/** Tens to thousands take one digit, or none («十二»); 万 and 亿 take any number but nothing. */
function leftValue(text: string, scale: number): number | null {
  if (text === '') return scale <= 1000 ? 1 : null
  const value = wholeValue(text)
  return value === null || value === 0 || (scale <= 1000 && value > 9) ? null : value
}

/** After 三万: nothing, `零二百`, `二千`, or the short `二`, which means 二千. */
function restValue(text: string, scale: number): number | null {
  if (text === '') return 0
  const value = wholeValue(text.replace(/^[零〇]/, ''))
  if (value === null || value >= scale) return null
  return text.length === 1 && scale > 10 ? (value * scale) / 10 : value
}

/** `二〇二〇` → `2020`; null where another character stands. */
function digitString(text: string): string | null {
  if (text === '') return null
  let digits = ''
  for (const char of text) {
    const value = DIGITS.get(char)
    if (value === undefined) return null
    digits += value
  }
  return digits
}
