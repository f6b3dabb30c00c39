import { setTimeout as sleep } from 'node:timers/promises'
import { isComputed } from '#core/annual-report/derive.ts'
import type { Template } from '#core/annual-report/template.ts'
import type {
  EditorViewData,
  SaveResultData,
} from '#modules/annual-report/annual-report.contract.ts'
import type { Stage } from './stage.ts'
import type { Answer, Visitor } from './visitor.ts'

type Value = string | { readonly kind: string; readonly raw: string; readonly value?: number }

/** One place of one report, written by nobody but one saver. */
type Slot = {
  readonly report: string
  readonly place: string
  /** What the server has acknowledged last. */
  acked: Value
  /** Sent without an answer so far: it may or may not be there. */
  inDoubt: Value | null
}

/** What was promised to the savers, to be held against what is there afterwards. */
export type Ledger = {
  readonly slots: readonly Slot[]
  /** The highest version acknowledged for each report. */
  readonly versions: Map<string, number>
  acked: number
  inFlight: number
  /** Answers other than success, by status or cause. */
  readonly refused: Map<string, number>
  /** Answers that ought not to be: conflicts where nobody else writes. */
  readonly strange: string[]
}

type Saver = { readonly person: Visitor; readonly slots: readonly Slot[] }

const CELLS_EACH = 8
const PAUSE_MS = 100

/** Divides the places of all reports among `count` savers; no place is shared. */
export function shareOut(
  count: number,
  { people, reports }: Stage,
  template: Template,
  now: ReadonlyMap<string, EditorViewData>,
): { readonly savers: readonly Saver[]; readonly ledger: Ledger } {
  const cells = template.cells.filter((cell) => !isComputed(cell)).map(({ id }) => id)
  const sections = template.sections.map(({ id }) => id)
  const savers = Array.from({ length: count }, (_, number): Saver => {
    const report = reports[number % reports.length] ?? ''
    const turn = Math.floor(number / reports.length)
    const own = cells.slice(turn * CELLS_EACH, (turn + 1) * CELLS_EACH)
    const section = sections[turn]
    const content = now.get(report)?.content
    const slots = [
      ...own.map((id) => slot(report, `cell:${id}`, content?.cells[id])),
      ...(section ? [slot(report, `section:${section}`, content?.sections[section] ?? '')] : []),
    ]
    const person = people[number % people.length]
    if (!person || own.length < CELLS_EACH) throw new Error('too many savers for the stage')
    return { person, slots }
  })
  const ledger: Ledger = {
    ...{ slots: savers.flatMap(({ slots }) => slots), versions: new Map(), acked: 0, inFlight: 0 },
    ...{ refused: new Map(), strange: [] },
  }
  return { savers, ledger }
}

function slot(report: string, place: string, value: Value | undefined): Slot {
  if (value === undefined) throw new Error(`${place} is not in the report`)
  return { report, place, acked: value, inDoubt: null }
}

let serial = 0

/** Saves one place after another until told to stop, or until none is left that is not in doubt. */
export async function keepSaving(
  { person, slots }: Saver,
  ledger: Ledger,
  stopped: () => boolean,
): Promise<void> {
  for (let turn = 0; !stopped(); turn += 1) {
    const next = slots[turn % slots.length]
    if (slots.every(({ inDoubt }) => inDoubt !== null)) return
    if (!next || next.inDoubt !== null) continue
    if (!(await saveOnce(person, next, ledger))) await sleep(PAUSE_MS)
  }
}

async function saveOnce(person: Visitor, slot: Slot, ledger: Ledger): Promise<boolean> {
  serial += 1
  const { report, place, acked: before } = slot
  const after: Value =
    typeof before === 'string'
      ? `第${serial}次写下的话。`.repeat(40)
      : { kind: 'number', value: serial, raw: String(serial) }
  slot.inDoubt = after
  ledger.inFlight += 1
  const changes = [{ place, before, after }]
  const answer = await person
    .post(`/api/annual-reports/${report}/save`, { changes })
    .catch(() => null)
    .finally(() => {
      ledger.inFlight -= 1
    })
  if (answer?.status !== 200) {
    const cause = answer ? String(answer.status) : 'no answer'
    ledger.refused.set(cause, (ledger.refused.get(cause) ?? 0) + 1)
    return false
  }
  acknowledge(slot, after, answer, ledger)
  return true
}

function acknowledge(slot: Slot, after: Value, { body }: Answer, ledger: Ledger): void {
  const { version, applied, conflicts } = body as SaveResultData
  if (conflicts.length > 0 || !applied.includes(slot.place)) {
    ledger.strange.push(`${slot.report} ${slot.place}: ${JSON.stringify(body)}`)
  }
  slot.acked = after
  slot.inDoubt = null
  ledger.acked += 1
  ledger.versions.set(slot.report, Math.max(version, ledger.versions.get(slot.report) ?? 0))
}

export type Held = {
  /** Acknowledged and not there. */
  readonly lost: readonly string[]
  /** Sent without an answer, and there all the same. */
  readonly saved: number
  /** Sent without an answer, and not there. */
  readonly unsaved: number
}

/** Holds the promises against the reports as they are. */
export function settle(ledger: Ledger, now: ReadonlyMap<string, EditorViewData>): Held {
  const lost: string[] = []
  let saved = 0
  let unsaved = 0
  for (const slot of ledger.slots) {
    const there = valueAt(now.get(slot.report), slot.place)
    const isAcked = same(there, slot.acked)
    if (slot.inDoubt !== null && same(there, slot.inDoubt)) saved += 1
    else if (!isAcked) lost.push(`${slot.report} ${slot.place}: ${JSON.stringify(there)}`)
    else if (slot.inDoubt !== null) unsaved += 1
  }
  for (const [report, version] of ledger.versions) {
    const there = now.get(report)?.report.version ?? 0
    if (there < version) lost.push(`${report}: version ${there}, acknowledged ${version}`)
  }
  return { lost, saved, unsaved }
}

function valueAt(view: EditorViewData | undefined, place: string): Value | undefined {
  const [kind = '', name = ''] = place.split(':')
  return kind === 'cell' ? view?.content.cells[name] : view?.content.sections[name]
}

function same(left: Value | undefined, right: Value): boolean {
  if (typeof left === 'string' || typeof right === 'string') return left === right
  return left?.kind === right.kind && left.value === right.value
}
