import { toHalfWidth } from '#core/kit/text.ts'

/** Beside a field that holds no year. */
export const NO_YEAR = '请填写四位数字的年份，例如 2025。'

/** The year somebody typed, in digits of either width; null where it is none. */
export function yearIn(typed: string): number | null {
  const plain = toHalfWidth(typed).trim()
  return /^[1-9]\d{3}$/.test(plain) ? Number(plain) : null
}
