import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { demonstrationFolder, startServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The demonstration county of this run. */
    readonly county: { readonly url: string; readonly password: string }
  }
}

/** One server on the demonstration county for all journeys of a run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await demonstrationFolder()
  const server = await startServer(folder.path)
  const password = readFileSync(join(folder.path, 'demonstration-password'), 'utf8').trim()
  project.provide('county', { url: server.url, password })
  return async () => {
    await server.stop()
    folder.remove()
  }
}
