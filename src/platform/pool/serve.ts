import { parentPort } from 'node:worker_threads'
import type { Reply } from './pool.ts'

type Handle<Task, Answer, Note> = (task: Task, note: (what: Note) => void) => Promise<Answer>

/**
 * The thread's side of a pool: answers each task with what `handle` returns, and passes on what it
 * notes on the way. An exception fails that task only and is sent back as its message. Throws when not
 * called in a worker thread.
 */
export function serveTasks<Task, Answer, Note = never>(handle: Handle<Task, Answer, Note>): void {
  if (!parentPort) throw new Error('serveTasks is for worker threads')
  const port = parentPort
  port.on('message', async (task: Task) => {
    const note = (what: Note): void => port.postMessage({ note: what } satisfies Reply<Answer>)
    port.postMessage(await replyTo(() => handle(task, note)))
  })
}

async function replyTo<Answer>(handle: () => Promise<Answer>): Promise<Reply<Answer>> {
  try {
    return { answer: await handle() }
  } catch (error) {
    return { threw: error instanceof Error ? error.message : String(error) }
  }
}
