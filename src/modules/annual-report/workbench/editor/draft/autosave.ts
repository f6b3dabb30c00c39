import type { Change, PlaceValue } from '#core/annual-report/editing/content.ts'
import { sameValue } from '#core/annual-report/editing/place.ts'
import { asProblem, type Problem } from '#ui/api/problem.ts'
import type { SaveResultData } from '../../../annual-report.contract.ts'
import * as drafts from './draft.ts'
import { type Act, type History, noHistory, redo, remember, undo } from './undo.ts'

/** How far what was typed has got. */
export type SaveStatus =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'saving' }
  /** Kept here; sent as soon as the server can be reached. */
  | { readonly kind: 'offline'; readonly isKept: boolean }
  | { readonly kind: 'refused'; readonly problem: Problem }

export type EditorState = {
  readonly draft: drafts.Draft
  readonly history: History<PlaceValue>
  readonly status: SaveStatus
}

/** What the history says a save was. */
export type Origin = 'edit' | 'import'

export type Remote = {
  readonly save: (changes: readonly Change[], origin: Origin) => Promise<SaveResultData>
  readonly changesSince: (version: number) => Promise<{
    readonly version: number
    readonly changes: readonly { readonly place: string; readonly value: PlaceValue }[]
  }>
  /** Keeps what is unsent on this machine; false where that is impossible. */
  readonly keep: (unsent: drafts.Pending) => boolean
  readonly now: () => number
}

/** From a keystroke to its sending; what is typed in between goes along. */
const DELAY = 700
const RETRY_FIRST = 2_000
const RETRY_LONGEST = 30_000

/**
 * Saves a draft by itself: one sending at a time, again and again while the server is away, and
 * fetches what others saved. Every keystroke is kept on the machine until the server has it.
 */
export class Autosave {
  #state: EditorState
  readonly #remote: Remote
  readonly #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #retry = RETRY_FIRST
  #isBusy = false
  #isClosed = false
  #origin: Origin = 'edit'

  constructor(draft: drafts.Draft, remote: Remote) {
    this.#remote = remote
    this.#state = { draft, history: noHistory, status: { kind: 'saved', at: null } }
    if (drafts.hasUnsent(draft)) this.#schedule(0)
  }

  readonly state = (): EditorState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** One act of the person, which can be taken back as a whole. */
  readonly act = (
    edits: readonly { readonly place: string; readonly after: PlaceValue }[],
  ): void => {
    const { draft, history } = this.#state
    const act = edits
      .map((each) => ({ ...each, before: drafts.valueAt(draft, each.place) }))
      .filter(({ before, after }) => !sameValue(before, after))
    this.#apply(act, remember(history, act))
  }

  /** What was read from a file: one act, remembered as such in the history of the report. */
  readonly takeOver: Autosave['act'] = (edits) => {
    this.#origin = 'import'
    this.act(edits)
    this.#schedule(0)
  }

  /** Typing in a text, where the field itself can take back. */
  readonly type = (place: string, after: PlaceValue): void => {
    this.#apply([{ place, before: null, after }], this.#state.history)
  }

  /** Takes the last act back; gives the place to look at. */
  readonly undo = (): string | null => this.#travel(undo)
  readonly redo = (): string | null => this.#travel(redo)

  readonly settle = (place: string, choice: 'mine' | 'theirs'): void => {
    this.#show({ draft: drafts.settle(this.#state.draft, place, choice) })
    this.#keepAndSend()
  }

  /** Somebody saved this version. */
  readonly announce = (version: number): void => {
    this.#show({ draft: drafts.announce(this.#state.draft, version) })
    if (drafts.isBehind(this.#state.draft)) this.#schedule(0)
  }

  /** Sends at once what there is; resolves when the server has it or has refused. */
  readonly flush = async (): Promise<boolean> => {
    for (let round = 0; round < 100 && this.#isBusy; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await this.#send()
    return !drafts.hasUnsent(this.#state.draft)
  }

  /** The connection is back. */
  readonly tryNow = (): void => this.#schedule(0)

  readonly close = (): void => {
    this.#isClosed = true
    if (this.#timer) clearTimeout(this.#timer)
  }

  #travel(step: typeof undo | typeof redo): string | null {
    const taken = step<PlaceValue>(this.#state.history)
    if (!taken) return null
    this.#apply(taken.edits, taken.history)
    return taken.edits[0]?.place ?? null
  }

  #apply(edits: Act<PlaceValue>, history: History<PlaceValue>): void {
    let { draft } = this.#state
    for (const { place, after } of edits) draft = drafts.edit(draft, place, after)
    this.#show({ draft, history })
    this.#keepAndSend()
  }

  #keepAndSend(): void {
    const isKept = this.#remote.keep(drafts.unsentOf(this.#state.draft))
    if (!drafts.hasUnsent(this.#state.draft)) return
    if (this.#state.status.kind === 'offline') this.#show({ status: { kind: 'offline', isKept } })
    else {
      this.#show({ status: { kind: 'saving' } })
      this.#schedule(DELAY)
    }
  }

  #schedule(delay: number): void {
    if (this.#isClosed || (this.#timer && delay > 0)) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#send(), delay)
  }

  async #send(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#isBusy || this.#isClosed) return
    this.#isBusy = true
    const { draft, changes } = drafts.beginSending(this.#state.draft)
    this.#show({ draft })
    try {
      if (changes.length > 0) {
        this.#saved(await this.#remote.save(changes, this.#origin))
        this.#origin = 'edit'
      }
      if (drafts.isBehind(this.#state.draft)) await this.#catchUp()
      this.#retry = RETRY_FIRST
      this.#settled()
    } catch (error) {
      this.#failed(asProblem(error))
    } finally {
      this.#isBusy = false
    }
  }

  #saved(result: SaveResultData): void {
    const draft = drafts.sendingDone(this.#state.draft, result)
    this.#remote.keep(drafts.unsentOf(draft))
    this.#show({ draft })
  }

  async #catchUp(): Promise<void> {
    const { version, changes } = await this.#remote.changesSince(this.#state.draft.version)
    this.#show({ draft: drafts.hear(this.#state.draft, version, changes) })
  }

  /** More may have been typed meanwhile. */
  #settled(): void {
    const { draft } = this.#state
    const open = Object.keys(draft.pending).some((place) => !(place in draft.refused))
    if (open || drafts.isBehind(draft)) {
      this.#schedule(DELAY)
      return
    }
    if (this.#state.status.kind === 'refused' && drafts.hasUnsent(draft)) return
    this.#show({ status: { kind: 'saved', at: this.#remote.now() } })
  }

  #failed(problem: Problem): void {
    const draft = drafts.sendingFailed(this.#state.draft)
    const isKept = this.#remote.keep(drafts.unsentOf(draft))
    if (problem.status === 0 || problem.status === 429 || problem.status >= 500) {
      this.#show({ draft, status: { kind: 'offline', isKept } })
      this.#schedule(this.#retry)
      this.#retry = Math.min(this.#retry * 2, RETRY_LONGEST)
      return
    }
    const named = Object.fromEntries(
      Object.entries(problem.fields).filter(([place]) => place in draft.pending),
    )
    const isNamed = Object.keys(named).length > 0
    this.#show({
      draft: isNamed ? drafts.sendingRefused(draft, named) : draft,
      status: { kind: 'refused', problem },
    })
    if (isNamed) this.#schedule(DELAY)
  }

  #show(next: Partial<EditorState>): void {
    this.#state = { ...this.#state, ...next }
    for (const listener of this.#listeners) listener()
  }
}
