import { type FeeMode, feeFor, feeScheduleOn } from '#core/fee/fee.ts'
import { dayInChina, isDay } from '#core/kit/day.ts'
import { toHalfWidth } from '#core/kit/text.ts'
import { defineCommand, wrongUsage } from '#platform/terminal/command.ts'

const MODES: readonly FeeMode[] = ['items', 'pages']

export const feeCommand = defineCommand({
  name: 'fee',
  summary: '计算信息处理费，逐档说明',
  usage: ['--items 件数 [--before 件数] [--json]', '--pages 页数 [--json]'],
  operands: { min: 0, max: 0, what: '' },
  options: {
    items: { kind: 'value', argument: '件数', about: '按件计收：同一申请人一个自然月的件数' },
    pages: { kind: 'value', argument: '页数', about: '按量计收：一件申请的页数' },
    before: { kind: 'value', argument: '数', about: '此前已经计收过的件数或页数' },
    on: { kind: 'value', argument: '日期', about: '按哪一天有效的标准；不写时是今天' },
    json: { kind: 'flag', about: '用 JSON 输出结果，金额以分计' },
  },
  notes: ['按件与按量只能选一种，不能同时收取（国办函〔2020〕109号）。'],
  examples: [
    { line: 'fee --items 45 --json', about: '一个月 45 件' },
    { line: 'fee --pages 120', about: '120 页' },
  ],
  run: async ({ options }, terminal) => {
    const [mode, ...more] = MODES.filter((each) => options[each] !== null)
    if (!mode || more.length > 0) return wrongUsage('请用 --items 或 --pages 中的一个写明数量')
    const on = options.on ?? dayInChina(Date.now())
    if (!isDay(on)) return wrongUsage('--on 要的是日期，如 2026-03-02')
    const schedule = feeScheduleOn(on)
    if (!schedule) return wrongUsage(`${on} 还没有信息处理费的收费标准`)
    const tariff = schedule.by[mode]
    const fee = feeFor(tariff, countOf(options[mode]), countOf(options.before ?? '0'))
    if (!fee.ok) return wrongUsage(fee.error.message)
    const { fen, steps } = fee.value
    await terminal.print(
      ...(options.json
        ? [JSON.stringify({ fen, steps })]
        : [
            `${tariff.label}计收：${yuan(fen)}元（${schedule.source}）`,
            ...steps.map(
              ({ from, to, count, unitFen, fen: part }) =>
                `第${from}至${to}${tariff.unit}：${count} × ${yuan(unitFen)} = ${yuan(part)}元`,
            ),
          ]),
    )
    return 0
  },
})

function countOf(text: string | null): number {
  const plain = toHalfWidth(text ?? '').trim()
  return /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN
}

function yuan(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
}
