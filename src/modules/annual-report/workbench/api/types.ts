import type { Static } from 'typebox'
import type { ReportList } from '../../annual-report.contract.ts'

export type ReportListData = Static<typeof ReportList>
