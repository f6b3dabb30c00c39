/** What a longer name may have in front of a shorter one: `安澜县`, `甘肃省武威市`. */
const REGION = /[\u4e00-\u9fa5][省市县区旗州盟]$/

/** Words that end like a region and are part of a name: `城市管理局` is no `管理局`. */
const NO_REGION = new Set(['城市', '社区', '城区', '园区', '地区', '灾区', '景区', '校区'])

/**
 * Whether two names are one agency's: the same, or one leaves out the region in front of it
 * (`行政审批服务局` and `安澜县行政审批服务局`; but 江安县人民政府 is not 安县人民政府).
 */
export function isSameAgency(one: string, other: string): boolean {
  const [left, right] = [one.replace(/\s/g, ''), other.replace(/\s/g, '')]
  if (left === right) return true
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  if (short === '' || !long.endsWith(short)) return false
  const lead = long.slice(0, long.length - short.length)
  return REGION.test(lead) && !NO_REGION.has(lead)
}
