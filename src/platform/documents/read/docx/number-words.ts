/** How an automatic number looks in each of the formats that headings use (ECMA-376, 17.18.59). */

const DIGITS = '〇一二三四五六七八九'
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: wideDigits,
  decimalFullWidth2: wideDigits,
  decimalHalfWidth: String,
  decimalEnclosedCircle: (value) => enclosed(value, 20, 0x2460, 1),
  decimalEnclosedCircleChinese: (value) => enclosed(value, 20, 0x2460, 1),
  decimalEnclosedFullstop: (value) => enclosed(value, 20, 0x2488, 1),
  decimalEnclosedParen: (value) => enclosed(value, 20, 0x2474, 1),
  ideographEnclosedCircle: (value) => enclosed(value, 10, 0x3280, 1),
  chineseCounting: counting,
  chineseCountingThousand: counting,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: counting,
  japaneseCounting: counting,
  koreanCounting: counting,
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  chineseLegalSimplified: (value) => countingWith(value, LEGAL_DIGITS, ['', '拾', '佰', '仟']),
  ideographLegalTraditional: (value) => countingWith(value, LEGAL_DIGITS, ['', '拾', '佰', '仟']),
  ideographTraditional: (value) => STEMS[(value - 1) % 10] ?? String(value),
  ideographZodiac: (value) => BRANCHES[(value - 1) % 12] ?? String(value),
  upperLetter: (value) => letters(value, 65),
  lowerLetter: (value) => letters(value, 97),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  bullet: () => '',
  none: () => '',
}

/** A positive whole number in a numbering format; unknown formats count in Arabic digits. */
export function numberWord(value: number, format: string): string {
  return (FORMATS[format] ?? String)(value)
}

function counting(value: number): string {
  const words = countingWith(value, DIGITS, ['', '十', '百', '千'])
  return words.startsWith('一十') ? words.slice(1) : words
}

/** Chinese counting below ten thousand; larger numbers fall back to digits. */
function countingWith(value: number, digits: string, units: readonly string[]): string {
  if (value < 1 || value > 9_999) return String(value)
  const zero = digits === DIGITS ? '零' : (digits[0] ?? '')
  let words = ''
  const written = String(value)
  ;[...written].forEach((digit, index) => {
    const unit = units[written.length - 1 - index] ?? ''
    words += digit === '0' ? zero : (digits[Number(digit)] ?? '') + unit
  })
  return words.replace(new RegExp(`${zero}+`, 'g'), zero).replace(new RegExp(`${zero}$`), '')
}

function digitByDigit(value: number): string {
  return [...String(value)].map((digit) => DIGITS[Number(digit)] ?? digit).join('')
}

function wideDigits(value: number): string {
  return [...String(value)]
    .map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    .join('')
}

function enclosed(value: number, most: number, first: number, from: number): string {
  return value >= from && value <= most ? String.fromCharCode(first + value - from) : String(value)
}

function letters(value: number, first: number): string {
  const letter = String.fromCharCode(first + ((value - 1) % 26))
  return letter.repeat(Math.min(9, Math.ceil(value / 26)))
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(value: number): string {
  if (value > 3_999) return String(value)
  let rest = value
  let words = ''
  for (const [amount, letter] of ROMAN) {
    while (rest >= amount) {
      words += letter
      rest -= amount
    }
  }
  return words
}
