import { readFileSync } from 'node:fs'
import { reportCommands } from '#modules/annual-report/index.ts'
import type { Program } from '#platform/terminal/command.ts'

/** The command `gongkai`: the commands of every room under one name. */
export function gongkai(): Program {
  return {
    name: 'gongkai',
    version: versionOf(new URL('../../package.json', import.meta.url)),
    summary: '政府信息公开平台',
    groups: [reportCommands],
  }
}

function versionOf(manifest: URL): string {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return version
}
