import { FORMS } from '../basis.ts'
import { type Counterpart, compareWithTable } from './comparison.ts'

/** The forms of 2019 and 2021 name the first figure differently; only one of the cells exists. */
export const normativeCounterparts: readonly Counterpart[] = [
  {
    topic: 'normative-issued',
    sums: [['t2_art20_1.normative.issued'], ['t2_art20_1.normative.made']],
  },
  { topic: 'normative-repealed', sums: [['t2_art20_1.normative.repealed']] },
  { topic: 'normative-in-force', sums: [['t2_art20_1.normative.in_force']] },
]

export const normativeDocuments = compareWithTable(
  {
    id: 'n.normative',
    level: 'warning',
    title: '正文的规范性文件件数与表二一致',
    explanation:
      '把正文行政规范性文件的制发、废止、现行有效件数与表二第二十条第（一）项核对。件数应与同级司法行政部门的备案、清理结果一致。',
    basis: ['条例§20(一)', ...FORMS],
  },
  normativeCounterparts,
)
