import type { Change, PlaceValue, ReportContent } from '#core/annual-report/editing/content.ts'
import {
  placesOf,
  sameValue,
  valueAt as valueIn,
  withValues,
} from '#core/annual-report/editing/place.ts'
import type { Template } from '#core/annual-report/template.ts'
import type { ConflictData, SaveResultData } from '../../../annual-report.contract.ts'

/**
 * A report as one person edits it: what the server is known to hold, what was typed since, what is
 * under way to the server, and what somebody else changed at the same place. Pure: every function
 * gives a new draft.
 */
export type Draft = {
  /** Everything up to this version is in `known`. */
  readonly version: number
  /** The latest version that was heard of. */
  readonly latest: number
  /** Place → value, as last heard from the server. */
  readonly known: Values
  /** Typed and not yet sent; `before` is what the person saw when they began. */
  readonly pending: Pending
  /** Sent and not yet acknowledged. */
  readonly sending: Pending
  readonly conflicts: readonly ConflictData[]
  /** Sentences on what the server can never take as it was typed; waits to be typed anew. */
  readonly refused: Readonly<Record<string, string>>
}

export type Values = Readonly<Record<string, PlaceValue>>
export type Pending = Readonly<
  Record<string, { readonly before: PlaceValue; readonly after: PlaceValue }>
>

export function openDraft(version: number, known: Values, unsent: Pending = {}): Draft {
  return {
    version,
    latest: version,
    known,
    pending: unsent,
    sending: {},
    conflicts: [],
    refused: {},
  }
}

export function valueAt(draft: Draft, place: string): PlaceValue {
  const typed = draft.pending[place] ?? draft.sending[place]
  return typed ? typed.after : (draft.known[place] ?? null)
}

/** Everything as the person sees it. */
export function shownValues({ known, sending, pending }: Draft): Values {
  const after = (edits: Pending) =>
    Object.fromEntries(Object.entries(edits).map(([place, edit]) => [place, edit.after]))
  return { ...known, ...after(sending), ...after(pending) }
}

/** The person typed. Typing back what stood there leaves nothing to send. */
export function edit(draft: Draft, place: string, after: PlaceValue): Draft {
  if (sameValue(valueAt(draft, place), after)) return draft
  const before = draft.pending[place]?.before ?? valueAt(draft, place)
  const others = without(draft.pending, new Set([place]))
  const pending = sameValue(before, after) ? others : { ...others, [place]: { before, after } }
  return { ...draft, pending, refused: without(draft.refused, new Set([place])) }
}

/** Hands over what is to be sent; empty while an earlier sending is under way. */
export function beginSending(draft: Draft): { draft: Draft; changes: Change[] } {
  if (Object.keys(draft.sending).length > 0) return { draft, changes: [] }
  const held = new Set(Object.keys(draft.refused))
  const sending = without(draft.pending, held)
  const changes = Object.entries(sending).map(([place, values]) => ({ place, ...values }))
  const pending = without(draft.pending, new Set(Object.keys(sending)))
  return { draft: { ...draft, sending, pending }, changes }
}

/** The server did not answer: what was sent is to be sent again. */
export function sendingFailed(draft: Draft): Draft {
  return { ...draft, sending: {}, pending: unsentOf(draft) }
}

/** The server can never take these places as they are: they are held back, the rest is sent again. */
export function sendingRefused(draft: Draft, refused: Readonly<Record<string, string>>): Draft {
  return { ...sendingFailed(draft), refused: { ...draft.refused, ...refused } }
}

/** What no answer of the server has confirmed; this is what is kept on the machine. */
export function unsentOf({ sending, pending }: Draft): Pending {
  const merged: Record<string, Pending[string]> = { ...sending }
  for (const [place, typed] of Object.entries(pending)) {
    merged[place] = { before: sending[place]?.before ?? typed.before, after: typed.after }
  }
  return merged
}

/**
 * The server answered: what it took is known now, what it did not take is a conflict. The version
 * moves on only when nobody else saved in between; else `isBehind` until their changes are heard.
 */
export function sendingDone(draft: Draft, result: SaveResultData): Draft {
  const known: Record<string, PlaceValue> = { ...draft.known }
  for (const place of result.applied) {
    const sent = draft.sending[place]
    if (sent) known[place] = sent.after
  }
  for (const { place, value } of result.others) known[place] = value
  for (const { place, theirs } of result.conflicts) known[place] = theirs
  const clashed = new Set(result.conflicts.map(({ place }) => place))
  const kept = draft.conflicts.filter(({ place }) => !clashed.has(place))
  return {
    version: result.version === draft.version + 1 ? result.version : draft.version,
    latest: Math.max(draft.latest, result.version),
    known,
    sending: {},
    // What was typed on while sending, at a place that clashed, belongs to the conflict.
    pending: without(draft.pending, clashed),
    refused: draft.refused,
    conflicts: [...kept, ...result.conflicts.map((each) => withLatest(each, draft.pending))],
  }
}

function without<Value>(
  places: Readonly<Record<string, Value>>,
  left: ReadonlySet<string>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(places).filter(([place]) => !left.has(place)))
}

function withLatest(conflict: ConflictData, pending: Pending): ConflictData {
  const typed = pending[conflict.place]
  return typed ? { ...conflict, mine: typed.after } : conflict
}

/** Others saved, as far as `version`. Places this person has not touched follow at once. */
export function hear(
  draft: Draft,
  version: number,
  changes: readonly { readonly place: string; readonly value: PlaceValue }[],
): Draft {
  if (version <= draft.version) return draft
  const heard = Object.fromEntries(changes.map(({ place, value }) => [place, value]))
  const latest = Math.max(draft.latest, version)
  return { ...draft, version, latest, known: { ...draft.known, ...heard } }
}

/** There is a later version than the one all of this is based on. */
export function announce(draft: Draft, latest: number): Draft {
  return latest > draft.latest ? { ...draft, latest } : draft
}

export function isBehind({ version, latest }: Draft): boolean {
  return latest > version
}

/** The person chose: their own value is sent on top of the other's, or let go. */
export function settle(draft: Draft, place: string, choice: 'mine' | 'theirs'): Draft {
  const conflict = draft.conflicts.find((each) => each.place === place)
  if (!conflict) return draft
  const open = {
    ...draft,
    conflicts: draft.conflicts.filter((each) => each !== conflict),
  }
  return choice === 'mine' ? edit(open, place, conflict.mine) : open
}

export function hasUnsent({ pending, sending }: Draft): boolean {
  return Object.keys(pending).length + Object.keys(sending).length > 0
}

/** A report place by place. */
export function valuesOf(template: Template, content: ReportContent): Values {
  return Object.fromEntries(placesOf(template).map((place) => [place, valueIn(content, place)]))
}

const NOTHING: ReportContent = { title: '', cells: {}, sections: {}, contact: {}, signedOn: null }

/** The report as the person sees it, sums not yet computed anew. */
export function shownContent(draft: Draft): ReportContent {
  return withValues(NOTHING, new Map(Object.entries(shownValues(draft))))
}
