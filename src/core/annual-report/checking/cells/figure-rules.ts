import { FORMS } from '../basis.ts'
import { lastYearFigures } from '../figures.ts'
import { settings } from '../settings.ts'
import { number } from '../wording.ts'
import { figureRule } from './figure-rule.ts'

/** Rules about a single figure and its type. */

export const nonnegative = figureRule(
  {
    id: 'all.nonneg',
    level: 'error',
    title: '数量和金额不能为负',
    explanation:
      '件数、项数和金额都不小于 0，只有“本年增/减”可以为负。负数多半是把增减填到了数量格，或冲减时记反了方向，请对照台账改正。',
    basis: FORMS,
  },
  ({ least }) => least < 0,
  (value, { column }) =>
    value >= 0
      ? null
      : `填的是负数 ${number(value)}；${column.type === 'amount' ? '金额' : '数量'}不能为负，请对照台账改正。`,
  ['count', 'amount'],
)

export const whole = figureRule(
  {
    id: 'all.whole',
    level: 'error',
    title: '件数、项数为整数，金额最多六位小数',
    explanation:
      '申请、复议、诉讼、文件、处理决定都按件或项计，不会有小数；以万元计的金额最多六位小数（到分以下）。有小数的多半填错了格，或把金额填到了件数里。',
    basis: FORMS,
  },
  ({ hasFraction }) => hasFraction,
  (value, { column }) => {
    if (Number.isInteger(value)) return null
    if (column.type !== 'amount') {
      return `填的是 ${number(value)}；按${column.unit}计的数应为整数，请核对。`
    }
    const places = settings.decimals.amount
    return decimalsOf(value) <= places
      ? null
      : `填的是 ${value}，小数超过 ${places} 位，请核对金额和单位。`
  },
)

export const magnitude = figureRule(
  {
    id: 'all.magnitude',
    level: 'warning',
    title: '数字大得不合常理',
    explanation:
      '一格的数字远大于一级政府一年可能办理的数量，多半是两格数字连在一起、多敲了零，或把电话、编码读成了数字。请对照台账核对。',
    basis: [settings.implausible.source],
  },
  ({ least, greatest }) => Math.max(greatest, -least) >= SMALLEST_IMPLAUSIBLE,
  (value, { column }) =>
    Math.abs(value) < SMALLEST_IMPLAUSIBLE || Math.abs(value) < settings.implausible[column.type]
      ? null
      : `为 ${number(value)} ${column.unit}，大得不合常理，请核对是否多敲了零或两格数字连在了一起。`,
)

const SMALLEST_IMPLAUSIBLE = Math.min(
  settings.implausible.count,
  settings.implausible.change,
  settings.implausible.amount,
)

export const yuan = figureRule(
  {
    id: 'all.yuan',
    level: 'warning',
    title: '金额疑似按元填写',
    explanation:
      '表二的金额以万元计。数字特别大而小数不超过两位，或恰为上年的一万倍左右时，很可能是把以元为单位的数直接填进了万元栏；数额很大、又恰为上年一万倍上下的，按错误处理。请对照决算核对，按万元填写。',
    basis: [...FORMS, settings.yuanTyped.source],
  },
  ({ greatest }) => greatest >= YUAN.least,
  (value, place, context) => {
    if (value < YUAN.least || decimalsOf(value) > YUAN.decimals) return null
    const before = lastYearFigures(context)?.[place.index] ?? 0
    const ratio = before > 0 ? value / before : 0
    const isLarge = value >= (context.isGovernment ? YUAN.government : YUAN.agency)
    const isTenThousandfold = isWithin(ratio, YUAN.lastYearRatio)
    if (!isTenThousandfold && (!isLarge || isUsual(ratio))) return null
    const compared = isTenThousandfold ? `，约为上年 ${number(before)} 的一万倍` : ''
    const text = `为 ${number(value)} 万元${compared}，疑似把“元”直接填进了“万元”栏；若原为 ${number(value)} 元，应填 ${number(value / 10_000)}。`
    return isLarge && isWithin(ratio, YUAN.certainRatio) ? { text, level: 'error' } : text
  },
  ['amount'],
)

const YUAN = settings.yuanTyped

function isWithin(ratio: number, { from, to }: { readonly from: number; readonly to: number }) {
  return ratio >= from && ratio <= to
}

/** Of the size of last year's amount: large, but no slip of this year's. */
function isUsual(ratio: number): boolean {
  return ratio > 1 / settings.swing.ratio && ratio < settings.swing.ratio
}

/** Decimals of a figure in its shortest form, which is how it was typed. */
function decimalsOf(value: number): number {
  const [, decimals = '', exponent = '0'] = DECIMAL.exec(String(value)) ?? []
  return decimals.length + Number(exponent)
}

const DECIMAL = /^-?\d+(?:\.(\d*))?(?:e-(\d+))?$/
