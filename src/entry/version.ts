import { readFileSync } from 'node:fs'

/** The version of this program, as its manifest has it. */
export function programVersion(): string {
  const manifest = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}
