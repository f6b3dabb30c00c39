/** Tolerance for the dust of binary fractions. */
const DUST = 1e-9

/** Whether `part / whole` rounds to the printed percentage, at the digits printed. */
export function shareHolds(
  part: number,
  whole: number,
  percent: number,
  decimals: number,
): boolean {
  if (whole <= 0) return false
  return Math.abs((part / whole) * 100 - percent) <= 0.5 * 10 ** -decimals + DUST
}

/** The percentage as it should be printed: rounded half up to `decimals` digits. */
export function shareOf(part: number, whole: number, decimals: number): string {
  return whole <= 0 ? '' : `${((part / whole) * 100 + DUST).toFixed(decimals)}%`
}
