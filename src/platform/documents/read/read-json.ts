import type { NeutralDocument } from '#core/kit/document.ts'
import { ok, type Result } from '#core/kit/result.ts'
import type { Limits } from './limits.ts'
import { type DocumentProblem, refuse } from './problems.ts'

/** A JSON file: no blocks; the parsed value is `data`. Refuses text that is not JSON, or too long. */
export function readJson(text: string, limits: Limits): Result<NeutralDocument, DocumentProblem> {
  if (text.length > limits.jsonLength) return refuse('too-large')
  try {
    return ok({ format: 'json', blocks: [], data: JSON.parse(text) as unknown })
  } catch {
    return refuse('broken-json')
  }
}
