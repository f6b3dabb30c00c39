export { reportCommands } from './annual-report.commands.ts'
export type * from './annual-report.ports.ts'
export type { AnnualReportTables } from './annual-report.tables.ts'
export { loadTemplates } from './annual-report.templates.ts'
export type * from './store/published.ts'
export {
  publishedReport,
  publishedReports,
  publishedYears,
  templateOf,
  trend,
} from './store/published.ts'
