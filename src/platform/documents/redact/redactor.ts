import type { Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { Pool, type TaskFailure, type TaskResult } from '../../pool/pool.ts'
import { REDACT_LIMITS } from './limits.ts'
import type { PageSize, PagesLook } from './look-at-pages.ts'
import type { Marks } from './marks.ts'
import type { RedactionProgress, TellProgress } from './progress.ts'
import type { Redacted } from './redact-pdf.ts'
import { no } from './refusals.ts'

export type RedactionTask = { readonly bytes: Uint8Array; readonly marks: Marks }
export type RedactionAnswer = Result<Redacted, Refusal>
export type LookTask = { readonly bytes: Uint8Array; readonly page: number | null }
export type LookAnswer = Result<PagesLook, Refusal>

/** Redacts files in threads of its own, and shows their pages; `close` ends them. */
export type Redactor = {
  readonly redact: (
    bytes: Uint8Array,
    marks: Marks,
    tell?: TellProgress,
  ) => Promise<RedactionAnswer>
  /** Why no further file is taken now: nobody waits in a queue without end; null is yes. */
  readonly refusesMore: () => Refusal | null
  /** Of every page as it is shown; points. */
  readonly sizesOf: (bytes: Uint8Array) => Promise<Result<readonly PageSize[], Refusal>>
  /** A page (from 1) as PNG. */
  readonly draw: (bytes: Uint8Array, page: number) => Promise<Result<Uint8Array, Refusal>>
  readonly close: () => Promise<void>
}

const HEAP_MB = 512
/** Files that may wait for each thread: more would wait longer than anybody does. */
const WAITING = 3
/** A thread looks at the time between pages; one that hangs on a page is given up after this. */
const PATIENCE_MS = 60_000

/**
 * `redactPdf` in threads, for a page takes a good part of a second: a file that hangs, or takes its
 * thread down with it, is refused alone. Pages are drawn in a thread of their own, so that nobody waits
 * for the redaction of a long file to see one. Threads are started when there is something to do.
 */
export function redactor(threads = 1): Redactor {
  const work = pool<RedactionTask, RedactionAnswer>(
    new URL('./redact-thread.ts', import.meta.url),
    threads,
    REDACT_LIMITS.milliseconds + PATIENCE_MS,
  )
  const looks = pool<LookTask, LookAnswer>(
    new URL('./look-thread.ts', import.meta.url),
    1,
    PATIENCE_MS,
  )
  const refusesMore = () => (work.load >= threads * (1 + WAITING) ? no('busy') : null)
  const redact: Redactor['redact'] = async (bytes, marks, tell = () => {}) => {
    const busy = refusesMore()
    if (busy) return fail(busy)
    return answerOf(await work.run({ bytes, marks }, (note) => tell(note as RedactionProgress)))
  }
  const look = async (task: LookTask) => answerOf(await looks.run(task))
  return {
    ...{ redact, refusesMore },
    sizesOf: async (bytes) => {
      const seen = await look({ bytes, page: null })
      return seen.ok ? ok(seen.value.sizes) : seen
    },
    draw: async (bytes, page) => {
      const seen = await look({ bytes, page })
      return seen.ok ? ok(seen.value.picture) : seen
    },
    close: async () => {
      await Promise.all([work.close(), looks.close()])
    },
  }
}

function pool<Task, Answer>(entry: URL, size: number, taskTimeoutMs: number) {
  return new Pool<Task, Answer>(entry, { size, taskTimeoutMs, memoryLimitMb: HEAP_MB })
}

function answerOf<Value>(done: TaskResult<Result<Value, Refusal>>): Result<Value, Refusal> {
  return done.ok ? done.value : fail(refusalOf(done.error))
}

function refusalOf({ code }: TaskFailure): Refusal {
  if (code === 'closed') return no('closed')
  return no(code === 'timeout' || code === 'out-of-memory' ? 'too-slow' : 'broken')
}
