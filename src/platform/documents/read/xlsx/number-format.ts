/**
 * Shows a number as a spreadsheet shows it in its format: «#,##0.00», «0%», «0"件"», «+0;-0», dates.
 * Only what a person reads off matters: colours and widths are ignored, exponents are written out.
 */
export function formatNumber(value: number, format: string): string {
  const section = sectionFor(value, format)
  const bare = section.replace(/\[[^\]]*\]/g, '').replace(/[_*]./g, '')
  if (bare === '' || /general|常规/i.test(bare)) return bare === '' ? '' : plainNumber(value)
  if (bare.includes('@')) return bare.replace(/"([^"]*)"/g, '$1').replace('@', plainNumber(value))
  const unquoted = bare.replace(/"[^"]*"|\\./g, '')
  if (/[ymdhsＹ]/i.test(unquoted)) return formatDate(value, bare)
  return formatDigits(value, bare, section !== format && hasOwnSign(format))
}

/** Decimal digits without exponent and without the noise of binary fractions. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15))
  if (Math.abs(rounded) >= 1e21) return BigInt(Math.round(rounded)).toString()
  const text = String(rounded)
  if (!text.includes('e')) return text
  return rounded.toFixed(20).replace(/0+$/, '').replace(/\.$/, '')
}

/** Sections are for positive, negative and zero numbers, in this order. */
function sectionFor(value: number, format: string): string {
  const sections = splitSections(format)
  const [positive = 'General', negative, zero] = sections
  if (value < 0 && negative !== undefined) return negative
  if (value === 0 && zero !== undefined) return zero
  return positive
}

function splitSections(format: string): string[] {
  return format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
}

function hasOwnSign(format: string): boolean {
  return splitSections(format).length > 1
}

function formatDigits(value: number, section: string, ownSign: boolean): string {
  const literals: string[] = []
  const masked = section.replace(/"([^"]*)"|\\(.)/g, (_, quoted?: string, escaped?: string) => {
    literals.push(quoted ?? escaped ?? '')
    return String.fromCharCode(0xe000 + literals.length - 1)
  })
  const restore = (text: string): string =>
    text.replace(/[\ue000-\uf8ff]/g, (char) => literals[char.charCodeAt(0) - 0xe000] ?? '')
  const pattern = /[0#?][0#?,]*(?:\.[0#?]+)?(?:E[+-]0+)?/.exec(masked)
  if (!pattern) return restore(masked)
  const shown = digits(value, pattern[0], masked.includes('%'))
  const before = masked.slice(0, pattern.index)
  const after = masked.slice(pattern.index + pattern[0].length)
  const sign = value < 0 && !ownSign && /[1-9]/.test(shown) ? '-' : ''
  return restore(`${sign}${before}${shown}${after}`).trim()
}

function digits(value: number, pattern: string, percent: boolean): string {
  if (pattern.includes('E')) return plainNumber(Math.abs(value))
  const scaled = Math.abs(value) * (percent ? 100 : 1)
  const [whole = '', fraction = ''] = pattern.split('.')
  const thousandsOff = /,+$/.exec(whole)?.[0].length ?? 0
  const most = fraction.length
  const least = fraction.replace(/#+$/, '').length
  const rounded = plainFixed(scaled / 1000 ** thousandsOff, most)
  const [written = '0', decimals = ''] = rounded.split('.')
  const padded = written.padStart(whole.replace(/[^0]/g, '').length, '0')
  const grouped = /[0#?],[0#?]/.test(whole) ? padded.replace(/\B(?=(?:\d{3})+$)/g, ',') : padded
  const kept = decimals.replace(/0+$/, '').padEnd(least, '0')
  return kept === '' ? grouped : `${grouped}.${kept}`
}

function plainFixed(value: number, decimals: number): string {
  const exact = Number(value.toPrecision(15))
  return exact < 1e21 ? exact.toFixed(Math.min(decimals, 20)) : BigInt(Math.round(exact)).toString()
}

const DAY = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)

/** Serial days since 1899-12-30, in the order and with the words of the format. */
function formatDate(value: number, section: string): string {
  if (value < 0 || value > 2_958_466) return plainNumber(value)
  const date = new Date(EPOCH + Math.round(value * DAY))
  const afterHours = { seen: false }
  return section
    .replace(
      /"([^"]*)"|\\(.)|AM\/PM|上午\/下午|[yY]+|[mM]+|[dD]+|[hH]+|[sS]+/g,
      (token, quoted, escaped) => {
        if (quoted !== undefined) return quoted
        if (escaped !== undefined) return escaped
        return datePart(date, token, afterHours)
      },
    )
    .trim()
}

function datePart(date: Date, token: string, afterHours: { seen: boolean }): string {
  const two = (part: number): string => String(part).padStart(token.length > 1 ? 2 : 1, '0')
  const letter = token[0]?.toLowerCase()
  if (letter === 'y') return String(date.getUTCFullYear()).slice(token.length > 2 ? 0 : 2)
  if (letter === 'd') return two(date.getUTCDate())
  if (letter === 's') return two(date.getUTCSeconds())
  if (letter === 'h') {
    afterHours.seen = true
    return two(date.getUTCHours())
  }
  if (letter === 'm') return two(afterHours.seen ? date.getUTCMinutes() : date.getUTCMonth() + 1)
  return ''
}

/** Formats that files refer to by number only (ECMA-376, 18.8.30), with the Chinese dates. */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  15: 'd-m-yy',
  16: 'd-m',
  17: 'm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  49: '@',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}
