import { parentPort } from 'node:worker_threads'
import type { Reply } from './pool.ts'

/**
 * The thread's side of a pool: answers each task with what `handle` returns. An exception fails
 * that task only and is sent back as its message. Throws when not called in a worker thread.
 */
export function serveTasks<Task, Answer>(handle: (task: Task) => Promise<Answer>): void {
  if (!parentPort) throw new Error('serveTasks is for worker threads')
  const port = parentPort
  port.on('message', async (task: Task) => {
    port.postMessage(await replyTo(handle, task))
  })
}

async function replyTo<Task, Answer>(
  handle: (task: Task) => Promise<Answer>,
  task: Task,
): Promise<Reply<Answer>> {
  try {
    return { answer: await handle(task) }
  } catch (error) {
    return { threw: error instanceof Error ? error.message : String(error) }
  }
}
