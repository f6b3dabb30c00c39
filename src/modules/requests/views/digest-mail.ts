import type { Day } from '#core/kit/day.ts'

/** A request that is due, late, or whose applicant has let a period pass. */
export type DigestLine = {
  readonly agencyId: string
  readonly number: string
  readonly kind: 'late' | 'due' | 'awaiting-supplement' | 'awaiting-fee'
  readonly dueOn: Day
  /** Working days. */
  readonly left: number
}

const HEADS: Readonly<Record<DigestLine['kind'], string>> = {
  late: '已经逾期，请立即答复',
  due: '即将到期',
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
    subject: `政府信息公开申请到期提醒：逾期 ${counts.late} 件，即将到期 ${counts.due} 件`,
    body: `${[...parts, '请登录政务公开平台办理。'].join('\n\n')}\n`,
  }
}

function countOf(lines: readonly DigestLine[], kind: DigestLine['kind']): number {
  return lines.filter((line) => line.kind === kind).length
}

function textOf({ number, kind, dueOn, left }: DigestLine): string {
  if (kind !== 'due') return `  ${number}，${dueOn} 届满`
  return `  ${number}，${dueOn} 届满，${left === 0 ? '今天到期' : `还剩 ${left} 个工作日`}`
}
