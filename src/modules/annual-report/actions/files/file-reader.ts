import type { AnnualReport } from '#core/annual-report/report.ts'
import { fail, type Result } from '#core/kit/result.ts'
import { Pool } from '#platform/pool/pool.ts'
import type { FileAnswer, FileTaskOf } from '../file-work.ts'
import type { WorkerSetup } from '../file-worker.ts'
import type { FileProblem } from '../read-report.ts'

/** Reads files that people hand in, each in a thread of its own kind: a bad one harms nobody else. */
export type FileReader = {
  readonly read: (name: string, bytes: Uint8Array) => Promise<Result<AnnualReport, FileProblem>>
  readonly close: () => Promise<void>
}

const THREADS = 2
const THREAD_HEAP_MB = 256
const TIMEOUT_MS = 30_000

/** Threads start with the first file; `templateFolders` are those the program was started with. */
export function fileReader(templateFolders: readonly string[]): FileReader {
  let pool: Pool<FileTaskOf<'read'>, FileAnswer<'read'>> | null = null
  const started = () => {
    const setup: WorkerSetup = { templateFolders }
    pool ??= new Pool<FileTaskOf<'read'>, FileAnswer<'read'>>(
      new URL('../file-worker.ts', import.meta.url),
      { size: THREADS, taskTimeoutMs: TIMEOUT_MS, memoryLimitMb: THREAD_HEAP_MB, setup },
    )
    return pool
  }
  return {
    read: async (name, bytes) => {
      const input = { file: name, source: { bytes }, size: bytes.length }
      const done = await started().run({ kind: 'read', detail: 'full', input })
      return done.ok ? done.value : fail(GIVEN_UP)
    },
    close: async () => {
      await pool?.close()
      pool = null
    },
  }
}

const GIVEN_UP: FileProblem = {
  code: 'given-up',
  message: '这个文件太大或已经损坏，没有读成。请另存一份，或者把其中的图片去掉后再试。',
}
