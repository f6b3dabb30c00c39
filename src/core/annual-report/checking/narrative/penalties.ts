import { FORMS } from '../basis.ts'
import { type Counterpart, compareWithTable } from './comparison.ts'

export const penaltyCounterparts: readonly Counterpart[] = [
  { topic: 'penalties', sums: [['t2_art20_6.penalty.decisions']] },
  { topic: 'coercions', sums: [['t2_art20_6.coercion.decisions']] },
]

export const penalties = compareWithTable(
  {
    id: 'n.penalty',
    level: 'warning',
    title: '正文的行政处罚、行政强制件数与表二一致',
    explanation:
      '把正文作出行政处罚、行政强制决定的件数与表二第二十条第（六）项“处理决定数量”核对。公示的信息条数不是决定件数，不核对。',
    basis: ['条例§20(六)', ...FORMS],
  },
  penaltyCounterparts,
)
