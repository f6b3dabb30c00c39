export { reportCommands } from './annual-report.commands.ts'
