import { CORRECTION_RESULTS, CORRECTION_STATES } from '#core/requests/corrections/course.ts'
import type { CorrectionRow } from '../contract/corrections.ts'
import type { ListColumn } from './list-file.ts'

/** The corrections as a file. */
export const CORRECTION_COLUMNS: readonly ListColumn<CorrectionRow>[] = [
  ['登记编号', 3, ({ number }) => number],
  ['单位', 3, ({ agencyName }) => agencyName],
  ['状态', 2, ({ state }) => CORRECTION_STATES[state]],
  ['申请人', 2, ({ applicantName }) => applicantName],
  ['要求更正的记录', 6, ({ recordRef }) => recordRef],
  ['提交日期', 2, ({ submittedOn }) => submittedOn],
  ['内部办理期限', 2, ({ dueOn }) => dueOn],
  ['处理结果', 2, ({ result }) => (result ? CORRECTION_RESULTS[result] : null)],
  ['告知日期', 2, ({ toldOn }) => toldOn],
]
