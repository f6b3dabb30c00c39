export { fileReader } from './actions/files/file-reader.ts'
export { liveHub } from './actions/live/live-hub.ts'
export { annualReportPages } from './annual-report.portal.ts'
export type * from './annual-report.ports.ts'
export { annualReportActions, annualReportRoutes } from './annual-report.routes.ts'
export { type RollUp, rollUp } from './annual-report.statistics.ts'
export type { AnnualReportTables } from './annual-report.tables.ts'
export { loadTemplates } from './annual-report.templates.ts'
export { reportsContribution } from './portal/contribution.ts'
export { publishedSource } from './portal/source.ts'
export type * from './store/published.ts'
export {
  publishedReport,
  publishedReports,
  publishedYears,
  templateOf,
  trend,
} from './store/published.ts'
