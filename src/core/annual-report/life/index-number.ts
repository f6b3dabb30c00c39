/** An agency as far as its index numbers go. */
type Publisher = { readonly id: string; readonly creditCode: string | null }

const CREDIT_CODE = /^[0-9A-Z]{18}$/
const SERIAL_DIGITS = 5

/**
 * Everything of an index number before its serial number: `000014349/2026-`. The first part is the
 * agency's organisation code (places 9 to 17 of its unified social credit code, GB 32100—2015); for
 * an agency without one, `L` and eight characters of its id (agencies made here only).
 */
export function indexPrefix({ id, creditCode }: Publisher, year: number): string {
  const own = creditCode !== null && CREDIT_CODE.test(creditCode) ? creditCode.slice(8, 17) : null
  return `${own ?? `L${id.replaceAll('-', '').slice(-8)}`}/${year}-`
}

/** `<组织机构代码>/<year>-<serial>` (政府信息公开目录的索引号：前段为机构代码，后段为年份和流水号). */
export function indexNumber(prefix: string, serial: number): string {
  return prefix + String(serial).padStart(SERIAL_DIGITS, '0')
}
