import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A program of this folder in a process of its own, spoken to by messages. */
export type Helper = {
  readonly pid: number
  /** Sends a message and waits for the answer; rejects when the program ends instead. */
  readonly ask: <Answer>(message: object) => Promise<Answer>
  readonly stop: () => void
}

export function startHelper(file: string): Helper {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)))
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${file} ended`)
  })
  ended.catch(() => {})
  return {
    pid: pidOf(child),
    ask: async <Answer>(message: object) => {
      const answer = once(child, 'message')
      child.send(message)
      const [got] = await Promise.race([answer, ended])
      return got as Answer
    },
    stop: () => void child.kill(),
  }
}

export function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('the process did not start')
  return pid
}

/** Milliseconds of processor time. */
export type Spent = {
  /** By the process itself, all its threads. */
  readonly own: number
  /** By the processes below it: the database. */
  readonly below: number
}

const TICK_MS = 10

/** What a process and those below it have used so far; NaN where the machine does not tell. */
export function processorTime(pid: number): Spent {
  if (!existsSync('/proc/self/stat')) return { own: Number.NaN, below: Number.NaN }
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(statOf)
  const own = all.find((each) => each.pid === pid)?.spent ?? Number.NaN
  return { own, below: below(pid, all) }
}

type Stat = { readonly pid: number; readonly parent: number; readonly spent: number }

function statOf(name: string): Stat[] {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8')
    // Behind the program's name, which may hold anything: state, parent, …, user and system ticks.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const spent = (Number(fields[11]) + Number(fields[12])) * TICK_MS
    return [{ pid: Number(name), parent: Number(fields[1]), spent }]
  } catch {
    // It ended in the meantime.
    return []
  }
}

function below(pid: number, all: readonly Stat[]): number {
  return all
    .filter(({ parent }) => parent === pid)
    .reduce((sum, child) => sum + child.spent + below(child.pid, all), 0)
}
