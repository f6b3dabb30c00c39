/** Steps that can be taken back, each one act of the person however many places it changed. */

export type Edit<Value> = { readonly place: string; readonly before: Value; readonly after: Value }
export type Act<Value> = readonly Edit<Value>[]

export type History<Value> = {
  readonly done: readonly Act<Value>[]
  readonly undone: readonly Act<Value>[]
}

const MOST = 200

export const noHistory: History<never> = { done: [], undone: [] }

/** Remembers an act; what was undone before is forgotten. */
export function remember<Value>(history: History<Value>, act: Act<Value>): History<Value> {
  return act.length === 0 ? history : { done: [...history.done, act].slice(-MOST), undone: [] }
}

/** The edits that take the last act back, and the history after it; null when there is none. */
export function undo<Value>(
  history: History<Value>,
): { edits: Act<Value>; history: History<Value> } | null {
  const last = history.done.at(-1)
  if (!last) return null
  return {
    edits: reversed(last),
    history: { done: history.done.slice(0, -1), undone: [...history.undone, last] },
  }
}

/** The edits that do again what was taken back last. */
export function redo<Value>(
  history: History<Value>,
): { edits: Act<Value>; history: History<Value> } | null {
  const last = history.undone.at(-1)
  if (!last) return null
  return {
    edits: last,
    history: { done: [...history.done, last], undone: history.undone.slice(0, -1) },
  }
}

function reversed<Value>(act: Act<Value>): Act<Value> {
  return [...act]
    .reverse()
    .map(({ place, before, after }) => ({ place, before: after, after: before }))
}
