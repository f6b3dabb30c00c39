import { reportCommands } from '#modules/annual-report/annual-report.commands.ts'
import { requestCommands } from '#modules/requests/requests.commands.ts'
import type { Program } from '#platform/terminal/command.ts'
import { backup } from './commands/backup.ts'
import { config } from './commands/config.ts'
import { doctor } from './commands/doctor.ts'
import { migrate } from './commands/migrate.ts'
import { restore } from './commands/restore.ts'
import { serve } from './commands/serve.ts'
import { statisticsCommands } from './commands/statistics.ts'
import { auditCommands } from './commands/verify-audit.ts'
import { worker } from './commands/worker.ts'
import { programVersion } from './version.ts'

/** The command `gongkai`: running and keeping the platform, and the commands of every room. */
export function gongkai(): Program {
  return {
    name: 'gongkai',
    version: programVersion(),
    summary: '政府信息公开平台',
    commands: [serve, worker, migrate, backup, restore, doctor, config, ...requestCommands],
    groups: [reportCommands, auditCommands, statisticsCommands],
  }
}
