import type { NeutralDocument } from '#core/kit/document.ts'
import { ok, type Result } from '#core/kit/result.ts'
import { type DocumentProblem, refuse } from './problems.ts'

/** A JSON file: no blocks; the parsed value is `data`. Refuses text that is not JSON. */
export function readJson(text: string): Result<NeutralDocument, DocumentProblem> {
  try {
    return ok({ format: 'json', blocks: [], data: JSON.parse(text) as unknown })
  } catch {
    return refuse('broken-json')
  }
}
