import { readFileSync } from 'node:fs'
import type { Result } from '#core/kit/result.ts'
import { overwriteProblem } from '#platform/disk/overwrite.ts'
import { saveFile } from '#platform/disk/save.ts'
import { checkPage } from '../views/check-page.ts'
import type { CheckedFile } from './check-files.ts'
import type { CheckSummary } from './check-summary.ts'

/** In the title of every overview page. */
const MARK = '年度报告检查结果'

/**
 * Why the overview page must not be written to a path, in a sentence; null where it may. It replaces
 * an older overview, for a check is repeated until nothing is found, and no other file.
 */
export function checkPageProblem(path: string, inputs: readonly string[]): string | null {
  return overwriteProblem({
    outputs: [path],
    inputs,
    force: isCheckPage(path),
    advice: '它不是以前的检查结果网页，请换一个文件名',
  })
}

function isCheckPage(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').includes(MARK)
  } catch {
    return false
  }
}

/** Writes the overview page of a run. Gives its path, or the sentence that says why it could not. */
export function saveCheckPage(
  path: string,
  summary: CheckSummary,
  files: readonly CheckedFile[],
  titleOf: (rule: string) => string,
): Promise<Result<string, string>> {
  return saveFile(path, checkPage(summary, files, titleOf))
}
