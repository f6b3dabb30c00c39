import { readFile } from 'node:fs/promises'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { diskSentence } from '#platform/disk/disk-sentence.ts'
import { decodeText } from '#platform/documents/read/decode-text.ts'

/**
 * The agencies that owe a report: a text with one name a line (`#` begins a remark), or a JSON list
 * of names. Says in one sentence what is wrong with the file.
 */
export async function readRoster(path: string): Promise<Result<readonly string[], string>> {
  try {
    const names = namesIn(decodeText(await readFile(path)))
    return names.length > 0 ? ok(names) : fail(`名单是空的：${path}`)
  } catch (error) {
    return fail(diskSentence(error, path))
  }
}

function namesIn(text: string): string[] {
  const listed = jsonList(text) ?? text.split(/\r?\n/).map((line) => line.replace(/#.*$/, ''))
  return [...new Set(listed.map((name) => name.trim()).filter((name) => name !== ''))]
}

function jsonList(text: string): string[] | null {
  if (!text.trimStart().startsWith('[')) return null
  try {
    const data: unknown = JSON.parse(text)
    return Array.isArray(data) ? data.filter((each) => typeof each === 'string') : null
  } catch {
    return null
  }
}
