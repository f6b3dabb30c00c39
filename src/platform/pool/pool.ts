import { Worker } from 'node:worker_threads'
import { fail, ok, type Result } from '#core/kit/result.ts'

export type PoolOptions = {
  /** Threads at work at once. Each is started when there is a task for it. */
  readonly size: number
  readonly taskTimeoutMs: number
  /** Heap of one thread, in MB. */
  readonly memoryLimitMb: number
  /** What every thread is told once, at its start (`workerData`). */
  readonly setup?: unknown
}

/** Why a task has no answer. `detail` is for a log, not for a reader. */
export type TaskFailure = {
  readonly code: 'threw' | 'timeout' | 'out-of-memory' | 'crashed' | 'closed'
  readonly detail: string
}

export type TaskResult<Answer> = Result<Answer, TaskFailure>

/** What a thread sends back for a task; see `serveTasks`. */
export type Reply<Answer> =
  | { readonly answer: Answer }
  | { readonly threw: string }
  | { readonly note: unknown }

const YOUNG_GENERATION_MB = 12

/** Every thread of this process that has not ended. */
const threads = new Set<Worker>()

/** Stops the threads of every pool; for a process that is about to end and then cleans up after them. */
export async function stopThreads(): Promise<void> {
  await Promise.all([...threads].map((thread) => thread.terminate()))
}

type Job<Task, Answer> = {
  readonly task: Task
  readonly noted: (note: unknown) => void
  readonly settle: (result: TaskResult<Answer>) => void
}

/** One thread with the job it is doing. */
type Seat<Task, Answer> = {
  readonly worker: Worker
  job: Job<Task, Answer> | null
  timer: NodeJS.Timeout | undefined
}

/**
 * Threads that all run `entry`, a module that calls `serveTasks`; one task at a time in each. A
 * task that throws, hangs, runs out of memory or takes its thread down with it fails alone, and the
 * thread is replaced for the next task.
 */
export class Pool<Task, Answer> {
  readonly #entry: URL
  readonly #options: PoolOptions
  readonly #seats = new Set<Seat<Task, Answer>>()
  readonly #waiting: Job<Task, Answer>[] = []
  #closed = false

  constructor(entry: URL, options: PoolOptions) {
    this.#entry = entry
    this.#options = options
  }

  get size(): number {
    return this.#options.size
  }

  /** Tasks that are worked on or wait. */
  get load(): number {
    const working = [...this.#seats].filter(({ job }) => job !== null).length
    return working + this.#waiting.length
  }

  /** Waits for a free thread, then for the answer; `noted` hears what the thread says on the way. Never rejects. */
  run(task: Task, noted: (note: unknown) => void = () => {}): Promise<TaskResult<Answer>> {
    return new Promise((settle) => {
      if (this.#closed) return settle(failure('closed', ''))
      this.#waiting.push({ task, noted, settle })
      this.#dispatch()
    })
  }

  /** Stops every thread; tasks still waiting or running fail as `closed`. */
  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#waiting.splice(0)) job.settle(failure('closed', ''))
    const leaving = [...this.#seats]
    for (const seat of leaving) this.#vacate(seat, failure('closed', ''))
    await Promise.all(leaving.map((seat) => seat.worker.terminate()))
  }

  /** Gives the waiting jobs to idle threads, starting threads while there is room. */
  #dispatch(): void {
    while (!this.#closed && this.#waiting.length > 0) {
      const seat = this.#freeSeat()
      const job = seat && this.#waiting.shift()
      if (!job) return
      this.#begin(seat, job)
    }
  }

  #freeSeat(): Seat<Task, Answer> | null {
    for (const seat of this.#seats) if (!seat.job) return seat
    return this.#seats.size < this.#options.size ? this.#addSeat() : null
  }

  #addSeat(): Seat<Task, Answer> {
    const worker = startThread(this.#entry, this.#options)
    const seat: Seat<Task, Answer> = { worker, job: null, timer: undefined }
    this.#seats.add(seat)
    worker.on('message', (reply: Reply<Answer>) => {
      if ('note' in reply) seat.job?.noted(reply.note)
      else this.#finish(seat, resultOf(reply))
    })
    worker.on('error', (error) => this.#vacate(seat, failureOf(error)))
    worker.on('exit', (code) => this.#vacate(seat, failure('crashed', `exit ${code}`)))
    return seat
  }

  #begin(seat: Seat<Task, Answer>, job: Job<Task, Answer>): void {
    const { taskTimeoutMs } = this.#options
    seat.job = job
    seat.worker.ref()
    seat.timer = setTimeout(
      () => this.#vacate(seat, failure('timeout', `${taskTimeoutMs} ms`)),
      taskTimeoutMs,
    )
    seat.worker.postMessage(job.task)
  }

  #finish(seat: Seat<Task, Answer>, result: TaskResult<Answer>): void {
    const { job } = seat
    clearTimeout(seat.timer)
    seat.job = null
    // An idle thread does not keep the process alive.
    seat.worker.unref()
    job?.settle(result)
    this.#dispatch()
  }

  /** Takes a dead or hanging thread out of the pool and fails what it was doing. */
  #vacate(seat: Seat<Task, Answer>, result: TaskResult<Answer>): void {
    if (!this.#seats.delete(seat)) return
    void seat.worker.terminate()
    this.#finish(seat, result)
  }
}

function startThread(entry: URL, options: PoolOptions): Worker {
  const worker = new Worker(entry, {
    workerData: options.setup,
    resourceLimits: {
      maxOldGenerationSizeMb: options.memoryLimitMb,
      // Collecting often costs little and keeps many threads small: the default is 48 MB for each.
      maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
    },
    // What a library prints inside a thread must not get between the lines of the answer.
    stdout: true,
    stderr: true,
  })
  worker.stdout.resume()
  worker.stderr.resume()
  threads.add(worker)
  worker.once('exit', () => threads.delete(worker))
  return worker
}

function resultOf<Answer>(reply: Exclude<Reply<Answer>, { note: unknown }>): TaskResult<Answer> {
  return 'answer' in reply ? ok(reply.answer) : failure('threw', reply.threw)
}

function failureOf(error: unknown): TaskResult<never> {
  const outOfMemory =
    error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  const detail = error instanceof Error ? error.message : String(error)
  return failure(outOfMemory ? 'out-of-memory' : 'crashed', detail)
}

function failure(code: TaskFailure['code'], detail: string): TaskResult<never> {
  return fail({ code, detail })
}
