/** Where the API of annual reports is, below `/api`. */

export const REPORTS = '/annual-reports'
export const ROUNDS = '/reporting-rounds'

export const reportPath = (reportId: string): string => `${REPORTS}/${reportId}`
/** What the platform's records come to; and the records behind one figure. */
export const recordFiguresPath = (reportId: string): string =>
  `${reportPath(reportId)}/record-figures`
export const behindPath = (reportId: string, cell: string): string =>
  `${reportPath(reportId)}/records/${cell}`
export const roundPath = (roundId: string): string => `${ROUNDS}/${roundId}`
export const templatePath = (template: string): string => `/annual-report-templates/${template}`
