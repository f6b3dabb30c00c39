import { availableParallelism } from 'node:os'
import type { Template } from '#core/annual-report/template.ts'
import { fail } from '#core/kit/result.ts'
import { inOrder } from '#platform/pool/in-order.ts'
import { Pool, type TaskFailure } from '#platform/pool/pool.ts'
import { doFileWork, type FileAnswer, type FileKind, type FileTaskOf } from './file-work.ts'
import type { WorkerSetup } from './file-worker.ts'
import type { FileProblem } from './read-report.ts'

/** What is needed to work on files: the templates, and the folders that threads load them from. */
export type Workshop = {
  readonly templates: readonly Template[]
  readonly templateFolders: readonly string[]
  /** Told of each file as its answer is given out. */
  readonly onFile?: (succeeded: boolean) => void
}

/** One file with what was made of it, or why nothing was. */
export type FileOutcome<Answer> = { readonly file: string; readonly result: Answer }

/** So few and small that starting a thread would take longer than the work. */
const FEW_FILES = 4
const FEW_BYTES = 2 * 1024 * 1024

/** A thread that reads PDFs takes some 80 MB: with more, a thousand files would not fit into 500. */
const MOST_THREADS = 3
const THREAD_HEAP_MB = 256
const FILE_TIMEOUT_MS = 60_000
/** Tasks handed out ahead for each thread: enough that none waits, few enough to hold in memory. */
const AHEAD = 4

/**
 * Does the same work on many files and yields the outcomes in the order of the tasks. A few small
 * files are done here and now; more go to threads, where a file that hangs or eats memory is given
 * up alone.
 */
export async function* workOnFiles<Kind extends FileKind>(
  tasks: readonly FileTaskOf<Kind>[],
  workshop: Workshop,
): AsyncGenerator<FileOutcome<FileAnswer<Kind>>, void, void> {
  const bytes = tasks.reduce((sum, task) => sum + task.input.size, 0)
  const few = tasks.length <= FEW_FILES && bytes <= FEW_BYTES
  const outcomes = few ? workHere(tasks, workshop.templates) : workInThreads(tasks, workshop)
  for await (const outcome of outcomes) {
    workshop.onFile?.(outcome.result.ok)
    yield outcome
  }
}

/** A defect met here fails one file, as it does in a thread. */
async function* workHere<Kind extends FileKind>(
  tasks: readonly FileTaskOf<Kind>[],
  templates: readonly Template[],
): AsyncGenerator<FileOutcome<FileAnswer<Kind>>, void, void> {
  for (const task of tasks) {
    const { file } = task.input
    try {
      yield { file, result: await doFileWork<Kind>(task, templates) }
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      yield { file, result: fail(givenUp({ code: 'threw', detail })) }
    }
  }
}

async function* workInThreads<Kind extends FileKind>(
  tasks: readonly FileTaskOf<Kind>[],
  { templateFolders }: Workshop,
): AsyncGenerator<FileOutcome<FileAnswer<Kind>>, void, void> {
  const setup: WorkerSetup = { templateFolders }
  const entry = new URL('./file-worker.ts', import.meta.url)
  const pool = new Pool<FileTaskOf<Kind>, FileAnswer<Kind>>(entry, {
    size: Math.min(availableParallelism(), MOST_THREADS, tasks.length),
    taskTimeoutMs: FILE_TIMEOUT_MS,
    memoryLimitMb: THREAD_HEAP_MB,
    setup,
  })
  try {
    yield* inOrder(tasks, pool.size * AHEAD, async (task) => {
      const result = await pool.run(task)
      const answer: FileAnswer<Kind> = result.ok ? result.value : fail(givenUp(result.error))
      return { file: task.input.file, result: answer }
    })
  } finally {
    await pool.close()
  }
}

const GIVEN_UP: Readonly<Record<TaskFailure['code'], string>> = {
  timeout: `处理超过 ${FILE_TIMEOUT_MS / 1000} 秒，已放弃。请确认文件是否完整，或另存一份再试。`,
  'out-of-memory': '处理时内存不够，已放弃。请把文件里的图片去掉或拆开后再试。',
  crashed: '处理时程序出错，已跳过，请把这个文件交给维护人员。',
  threw: '处理时程序出错，已跳过，请把这个文件交给维护人员。',
  closed: '处理被中断。',
}

function givenUp({ code, detail }: TaskFailure): FileProblem {
  const defect = code === 'threw' || code === 'crashed'
  return { code, message: defect ? `${GIVEN_UP[code]}（${detail}）` : GIVEN_UP[code] }
}
