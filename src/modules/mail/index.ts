export { putInOutbox } from './actions/put-in-outbox.ts'
export { mailJobs } from './mail.jobs.ts'
export type { MailPorts } from './mail.ports.ts'
export type { MailTables } from './mail.tables.ts'
