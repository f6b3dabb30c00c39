import type { Refusal } from '#core/kit/refusal.ts'
import { fail, type Result } from '#core/kit/result.ts'
import { Pool, type TaskFailure } from '../../pool/pool.ts'
import { REDACT_LIMITS } from './limits.ts'
import type { Marks } from './marks.ts'
import type { Redacted } from './redact-pdf.ts'
import { no } from './refusals.ts'

export type RedactionTask = { readonly bytes: Uint8Array; readonly marks: Marks }
export type RedactionAnswer = Result<Redacted, Refusal>

/** Redacts files in threads of its own; `close` ends them. */
export type Redactor = {
  readonly redact: (bytes: Uint8Array, marks: Marks) => Promise<RedactionAnswer>
  readonly close: () => Promise<void>
}

const HEAP_MB = 512
/** A thread looks at the time between pages; one that hangs on a page is given up after this. */
const PATIENCE_MS = 60_000

/**
 * `redactPdf` in threads, for a page takes a good part of a second: a file that hangs, or takes its
 * thread down with it, is refused alone. Threads are started when there is something to do.
 */
export function redactor(threads = 1): Redactor {
  const pool = new Pool<RedactionTask, RedactionAnswer>(
    new URL('./redact-thread.ts', import.meta.url),
    {
      size: threads,
      taskTimeoutMs: REDACT_LIMITS.milliseconds + PATIENCE_MS,
      memoryLimitMb: HEAP_MB,
    },
  )
  return {
    redact: async (bytes, marks) => {
      const done = await pool.run({ bytes, marks })
      return done.ok ? done.value : fail(refusalOf(done.error))
    },
    close: () => pool.close(),
  }
}

function refusalOf({ code }: TaskFailure): Refusal {
  if (code === 'closed') return no('closed')
  return no(code === 'timeout' || code === 'out-of-memory' ? 'too-slow' : 'broken')
}
