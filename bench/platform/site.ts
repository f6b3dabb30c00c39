import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Connection } from '#platform/db/database.ts'
import { attachEmbedded } from '#platform/db/embedded/attach.ts'
import { dataFolder } from './private-database.ts'
import { pidOf } from './processes.ts'

/** The program itself, with its own database and the demonstration county, in a process of its own. */
export type Site = {
  readonly pid: number
  readonly origin: string
  readonly connection: Connection
  readonly stop: () => Promise<void>
}

/** As `npm start` gives it. */
const MEMORY = '--max-semi-space-size=64'
const PROGRAM = fileURLToPath(new URL('../../src/entry/cli.ts', import.meta.url))

export async function startSite(): Promise<Site> {
  const folder = dataFolder()
  const child = spawn(process.execPath, [MEMORY, PROGRAM, 'serve'], {
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: 'production', GONGKAI_DATA: folder, PORT: '0' },
      ...{ LOG_LEVEL: 'warn', REQUESTS_PER_MINUTE: '1000000' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((done) => void child.once('exit', () => done()))
  const origin = await new Promise<string>((done, reject) => {
    let said = ''
    const hear = (text: Buffer) => {
      said += text
      const found = /公众网站 +(http:\/\/[^\s/]+)/.exec(said)?.[1]
      if (found) done(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => reject(new Error(`the site did not start: ${said}`)))
  })
  const connection = attachEmbedded(join(folder, 'postgresql'))
  if (!connection) throw new Error('the site has no database of its own')
  return {
    ...{ pid: pidOf(child), origin, connection },
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
