/** Where the API of annual reports is, below `/api`. */

export const REPORTS = '/annual-reports'
export const ROUNDS = '/reporting-rounds'

export const reportPath = (reportId: string): string => `${REPORTS}/${reportId}`
export const roundPath = (roundId: string): string => `${ROUNDS}/${roundId}`
export const templatePath = (template: string): string => `/annual-report-templates/${template}`
