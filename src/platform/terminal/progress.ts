/** How far a long piece of work is: counts, a bar, a rate. Knows no terminal; gives text only. */

const BAR_WIDTH = 24

export type ProgressState = {
  readonly label: string
  readonly done: number
  readonly total: number
  /** Milliseconds since the work began. */
  readonly elapsedMs: number
  /** What else is worth saying, for example how many failed. */
  readonly remark?: string
}

/** `检查 [████░░░░] 120/1000 · 每秒 240 · 剩余约 4 秒`, on one line. */
export function progressLine(state: ProgressState): string {
  const { label, done, total, elapsedMs, remark } = state
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const full = Math.floor(share * BAR_WIDTH)
  const bar = `[${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}]`
  const rate = elapsedMs > 0 ? (done * 1000) / elapsedMs : 0
  const parts = [`${label} ${bar} ${done}/${total}`]
  if (done > 0 && rate > 0) parts.push(`每秒 ${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}`)
  if (rate > 0 && done < total) parts.push(`剩余约 ${remaining((total - done) / rate)}`)
  if (remark) parts.push(remark)
  return parts.join(' · ')
}

function remaining(seconds: number): string {
  const whole = Math.ceil(seconds)
  return whole < 60 ? `${whole} 秒` : `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`
}
