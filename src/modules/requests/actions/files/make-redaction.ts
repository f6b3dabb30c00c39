import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { groundText } from '#core/requests/ground-text.ts'
import type { Actor } from '#platform/action/actor.ts'
import type { RedactInput, RedactionDone } from '../../contract/redaction.ts'
import type { RequestsEntrance } from '../../requests.ports.ts'
import { keepRedaction, redactFile } from './redact-file.ts'
import { type ProgressBoard, progressKey } from './redaction-progress.ts'
import { noFile } from './request-files.ts'

type Means = Pick<RequestsEntrance, 'execute' | 'openFile' | 'receiveFile' | 'redactor'> & {
  readonly board: ProgressBoard
}

/**
 * Redacts an attached PDF and attaches the result. Reading, redacting and storing take their time and
 * are done between two transactions; both ask whether this person may. What is cut short in between has
 * left nothing that anybody sees. Refused as `busy` while too many files wait.
 */
export async function makeRedaction(
  { execute, openFile, receiveFile, redactor, board }: Means,
  actor: Actor,
  given: unknown,
): Promise<Result<RedactionDone, Refusal>> {
  const asked = await execute(redactFile, actor, given)
  if (!asked.ok) return asked
  // Looked at by the action above.
  const input = given as RedactInput
  const { requestId, fileId } = input
  // Before the bytes are fetched, which are many.
  const busy = redactor.refusesMore()
  if (busy) return fail(busy)
  const file = await openFile(actor.regionId, fileId)
  if (!file) return fail(noFile())
  const { tell, end } = board.begin(progressKey(actor, input))
  const redacted = await redactor.redact(file.bytes, marksOf(input), tell).finally(end)
  if (!redacted.ok) return fail(inWordsOfGrounds(redacted.error))
  const { bytes, report } = redacted.value
  const name = file.name.replace(/(\.[^.]*)?$/, '（部分公开）.pdf')
  const received = await receiveFile({ name, bytes })
  if (!received.ok) return received
  const kept = await execute(keepRedaction, actor, {
    ...{ requestId, fileId, received: received.value },
    report: {
      ...{ ...report, covers: report.covers.length },
      warnings: [...report.warnings, ...tellingNames(input, [asked.value.title, file.name])],
    },
    grounds: groundsOf(input, report.covered),
  })
  return kept.ok ? ok(kept.value) : kept
}

function marksOf({ areas, texts }: RedactInput) {
  return {
    areas: areas.map((area) => ({ ...area, ground: groundText(area.ground) })),
    texts: texts.map(({ text, ground }) => ({ text, ground: groundText(ground) })),
  }
}

/** Names are handed out with the file. */
function tellingNames({ texts }: RedactInput, names: readonly string[]): string[] {
  const isTelling = texts.some(({ text }) => names.some((name) => name.includes(text.trim())))
  return isTelling ? ['附件的名称或文件名里有要遮盖的文字，请改名后再发出。'] : []
}

/** Grounds are chosen, so nobody can write them otherwise. */
function inWordsOfGrounds(refusal: Refusal): Refusal {
  if (refusal.code !== 'ground-tells') return refusal
  return invalid(
    refusal.code,
    '要遮盖的文字正好是遮盖依据里的字词，依据会印在遮盖处。请把要遮盖的文字写得更完整，或者改为框选区域。',
  )
}

/** How many covers rest on each ground. */
function groundsOf(
  { areas, texts }: RedactInput,
  covered: readonly number[],
): Readonly<Record<string, number>> {
  const counted = [
    ...areas.map(({ ground }) => [ground, 1] as const),
    ...texts.map(({ ground }, index) => [ground, covered[index] ?? 0] as const),
  ]
  const sums: Record<string, number> = {}
  for (const [ground, count] of counted) sums[ground] = (sums[ground] ?? 0) + count
  return sums
}
