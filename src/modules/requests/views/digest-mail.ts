import type { Day } from '#core/kit/day.ts'

/** A request that is due, late, or whose applicant has let a period pass. */
export type DigestLine = {
  readonly agencyId: string
  readonly number: string
  readonly kind: 'late' | 'due' | 'internal' | 'awaiting-supplement' | 'awaiting-fee'
  /** Of `internal`, the agency's own day; otherwise what the law or the applicant's period says. */
  readonly dueOn: Day
  /** Of `internal`: until when the law lets the answer wait. */
  readonly lawDueOn?: Day | null
  /** Working days. */
  readonly left: number
}

const HEADS: Readonly<Record<DigestLine['kind'], string>> = {
  late: '已经逾期，请立即答复',
  due: '即将到期',
  internal: '本机关内部时限临近或者已过，请抓紧拟出答复（不影响法定期限）',
  'awaiting-supplement': '补正期限已过：没有正当理由的，可以办理“逾期不补正，不再处理”',
  'awaiting-fee': '缴费期限已过：可以办理“逾期不缴费，不再处理”',
}

/** The mail of a morning to an agency; numbers and days only, nothing of who asked for what. */
export function digestMail(lines: readonly DigestLine[]): {
  readonly subject: string
  readonly body: string
} {
  const counts = { late: countOf(lines, 'late'), due: countOf(lines, 'due') }
  const parts = (Object.keys(HEADS) as (keyof typeof HEADS)[]).flatMap((kind) => {
    const own = lines
      .filter((line) => line.kind === kind)
      .sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
    return own.length === 0 ? [] : [[`${HEADS[kind]}：`, ...own.map(textOf)].join('\n')]
  })
  return {
    subject: `政府信息公开申请到期提醒：逾期 ${counts.late} 件，即将到期 ${counts.due} 件${internalText(lines)}`,
    body: `${[...parts, '请登录政务公开平台办理。'].join('\n\n')}\n`,
  }
}

function countOf(lines: readonly DigestLine[], kind: DigestLine['kind']): number {
  return lines.filter((line) => line.kind === kind).length
}

function internalText(lines: readonly DigestLine[]): string {
  const count = countOf(lines, 'internal')
  return count === 0 ? '' : `，内部时限 ${count} 件`
}

function textOf({ number, kind, dueOn, left, lawDueOn }: DigestLine): string {
  if (kind === 'internal') {
    const when = left < 0 ? '已过' : left === 0 ? '今天到期' : `还剩 ${left} 个工作日`
    const law = lawDueOn ? `，法定期限 ${lawDueOn} 届满` : ''
    return `  ${number}，内部时限 ${dueOn}，${when}${law}`
  }
  if (kind !== 'due') return `  ${number}，${dueOn} 届满`
  return `  ${number}，${dueOn} 届满，${left === 0 ? '今天到期' : `还剩 ${left} 个工作日`}`
}
