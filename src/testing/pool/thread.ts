import { serveTasks } from '#platform/pool/serve.ts'

/** What the thread of the pool's tests can be asked to do. */
export type Chore =
  | { readonly do: 'answer'; readonly value: number; readonly afterMs?: number }
  | { readonly do: 'throw' | 'hang' | 'exit' | 'crash' | 'eat-memory' | 'print' }
  | { readonly do: 'note'; readonly notes: number }

const chores: Record<Exclude<Chore['do'], 'answer' | 'note'>, () => number | Promise<number>> = {
  throw: () => {
    throw new Error('as asked')
  },
  hang: () => {
    for (;;);
  },
  exit: () => process.exit(3),
  crash: () => {
    setImmediate(() => {
      throw new Error('outside of any task')
    })
    return new Promise<number>(() => {})
  },
  'eat-memory': () => {
    const eaten: number[][] = []
    for (;;) eaten.push(Array.from({ length: 100_000 }, (_, index) => index + 0.5))
  },
  print: () => {
    console.log('noise')
    return 0
  },
}

serveTasks(async (chore: Chore, note: (what: number) => void): Promise<number> => {
  if (chore.do === 'note') {
    for (let at = 1; at <= chore.notes; at += 1) note(at)
    return chore.notes
  }
  if (chore.do !== 'answer') return chores[chore.do]()
  if (chore.afterMs) await new Promise((done) => setTimeout(done, chore.afterMs))
  return chore.value
})
