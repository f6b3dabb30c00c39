import type { Result } from '#core/kit/result.ts'
import { saveFile } from '#platform/disk/save.ts'
import { checkPage } from '../views/check-page.ts'
import type { CheckedFile } from './check-files.ts'
import type { CheckSummary } from './check-summary.ts'

/** Writes the overview page of a run. Gives its path, or the sentence that says why it could not. */
export function saveCheckPage(
  path: string,
  summary: CheckSummary,
  files: readonly CheckedFile[],
  titleOf: (rule: string) => string,
): Promise<Result<string, string>> {
  return saveFile(path, checkPage(summary, files, titleOf))
}
