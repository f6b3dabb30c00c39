import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Template } from '#core/annual-report/template.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { diskSentence, errorCode } from '#platform/disk/disk-sentence.ts'
import { loadTemplates } from '../annual-report.templates.ts'

/**
 * The templates the program ships and those of further folders; a further template takes the place
 * of a shipped one with the same id. Says in one sentence what is wrong with a folder.
 */
export function openTemplates(folders: readonly string[]): Result<readonly Template[], string> {
  const byId = new Map(loadTemplates().map((template) => [template.id, template]))
  for (const folder of folders) {
    const found = openFolder(folder)
    if (!found.ok) return found
    for (const template of found.value) byId.set(template.id, template)
  }
  const newestFirst = [...byId.values()].sort(
    (left, right) => right.reportYears.from - left.reportYears.from,
  )
  return ok(newestFirst)
}

function openFolder(folder: string): Result<readonly Template[], string> {
  try {
    const found = loadTemplates(pathToFileURL(`${resolve(folder)}/`))
    return found.length > 0
      ? ok(found)
      : fail(`文件夹里没有报告格式文件（.json），请换一个文件夹：${folder}`)
  } catch (error) {
    if (errorCode(error) !== 'UNKNOWN') return fail(diskSentence(error, folder))
    return fail(`${folder} 里的报告格式不能使用：${error instanceof Error ? error.message : error}`)
  }
}
