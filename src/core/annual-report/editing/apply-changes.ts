import { isComputed } from '../derive.ts'
import type { Template } from '../template.ts'
import { cleanValue } from './clean-value.ts'
import type { CellContent, Change, Place, PlaceValue, ReportContent } from './content.ts'
import { mergeTexts } from './merge-text.ts'
import { isCell, type KnownPlace, placeOf, sameValue, valueAt, withValues } from './place.ts'
import { isComputedCell, isOverridden, recompute } from './recompute.ts'

/** A change that was not made: somebody else changed the same place since `before` was seen. */
export type PlaceConflict = {
  readonly place: Place
  readonly before: PlaceValue
  readonly mine: PlaceValue
  readonly theirs: PlaceValue
}

/** A change that can never be made as it was asked for, with a sentence for the person. */
export type PlaceRefusal = { readonly place: Place; readonly message: string }

export type Applied = {
  readonly content: ReportContent
  /** Places where the change was made, merged, or stood there already. */
  readonly applied: readonly Place[]
  readonly conflicts: readonly PlaceConflict[]
  readonly refused: readonly PlaceRefusal[]
}

const NEEDS_REASON = '是由其他各格相加得出的，改动要写明理由。'

/**
 * Applies what somebody changed to a report that others may have changed meanwhile. A change is made
 * where the place still is as the person saw it; texts are merged where both changed different
 * paragraphs; anything else is a conflict and leaves the place as it is. Computed cells follow.
 * Changes to one place are taken in their order.
 */
export function applyChanges(
  template: Template,
  content: ReportContent,
  changes: readonly Change[],
): Applied {
  const isOfComputed = ({ place }: Change) =>
    place.startsWith('cell:') && isComputedCell(template, place.slice('cell:'.length))
  // Who overrides a sum has seen it as it follows from the parts sent with it.
  const parts = applyEach(
    template,
    content,
    changes.filter((change) => !isOfComputed(change)),
  )
  const sums = applyEach(template, parts.content, changes.filter(isOfComputed))
  return {
    content: sums.content,
    applied: [...parts.applied, ...sums.applied],
    conflicts: [...parts.conflicts, ...sums.conflicts],
    refused: [...parts.refused, ...sums.refused],
  }
}

function applyEach(
  template: Template,
  content: ReportContent,
  changes: readonly Change[],
): Applied {
  const values = new Map<Place, PlaceValue>()
  const applied = new Set<Place>()
  const conflicts: PlaceConflict[] = []
  const refused: PlaceRefusal[] = []
  for (const change of changes) {
    const { place } = change
    const current = values.has(place) ? (values.get(place) ?? null) : valueAt(content, place)
    const outcome = outcomeOf(template, current, change)
    if ('message' in outcome) refused.push({ place, message: outcome.message })
    else if ('conflict' in outcome) conflicts.push(outcome.conflict)
    else {
      applied.add(place)
      if (outcome.value !== current) values.set(place, outcome.value)
    }
  }
  const edited = values.size === 0 ? content : recompute(template, withValues(content, values))
  return { content: edited, applied: [...applied], conflicts, refused }
}

type Outcome =
  | { readonly value: PlaceValue }
  | { readonly conflict: PlaceConflict }
  | { readonly message: string }

function outcomeOf(template: Template, current: PlaceValue, change: Change): Outcome {
  const known = placeOf(template, change.place)
  if (!known) return { message: `这份报告没有“${change.place}”这一处。` }
  const wanted = cleanValue(known, change.after)
  if (!wanted.ok) return { message: wanted.error }
  const value = wanted.value
  if (known.kind === 'cell' && isComputed(known.cell)) {
    return computedOutcome(known.cell.name, current, value, change)
  }
  if (sameValue(current, value)) return { value: current }
  // What was seen is cleaned as it was when it was kept; else a stray space would be a conflict.
  if (sameValue(current, asSeen(known, change.before))) return { value }
  return mergedOutcome(current, value, change)
}

/** A figure the form computes: overridden with a reason, or given back to be computed. */
function computedOutcome(
  name: string,
  current: PlaceValue,
  value: PlaceValue,
  change: Change,
): Outcome {
  if (sameValue(current, value)) return { value: current }
  const wanted = value as CellContent
  const releases = wanted.kind === 'blank' && !isOverridden(wanted)
  const sameFigure = isCell(current) && sameValue({ ...current, reason: '' }, wanted)
  if (!isOverridden(wanted) && !releases && !sameFigure)
    return { message: `${name}${NEEDS_REASON}` }
  return sameValue(current, change.before)
    ? { value: isOverridden(wanted) ? wanted : null }
    : conflictOf(current, value, change)
}

function mergedOutcome(current: PlaceValue, value: PlaceValue, change: Change): Outcome {
  if (isCell(current) || isCell(value) || isCell(change.before)) {
    return conflictOf(current, value, change)
  }
  const merged = mergeTexts(change.before ?? '', value ?? '', current ?? '')
  return merged === null ? conflictOf(current, value, change) : { value: merged }
}

function conflictOf(current: PlaceValue, value: PlaceValue, change: Change): Outcome {
  const { place, before } = change
  return { conflict: { place, before, mine: value, theirs: current } }
}

function asSeen(known: KnownPlace, before: PlaceValue): PlaceValue {
  const clean = cleanValue(known, before)
  return clean.ok ? clean.value : before
}
