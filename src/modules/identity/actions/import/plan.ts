import type { ImportRow, ImportView } from '../../identity.contract.ts'
import type { SheetRow } from './sheet.ts'

/** What one row of a sheet comes to. */
export type PlannedRow<Work> = {
  readonly row: number
  readonly name: string
  /** What is wrong; such a row is not saved, nor is the file. */
  readonly problems: readonly string[]
  /** What will be different, for whoever confirms. */
  readonly changes: readonly string[]
  /** What saving means; null where nothing is to be saved. */
  readonly work: Work | null
  readonly isNew: boolean
}

export type Plan<Work> = readonly PlannedRow<Work>[]

const MOST_SHOWN = 30

/** A row that fills none of the columns: wrong, for it cannot be known what was meant. */
export function astrayRow(number: SheetRow['number'], text: string): PlannedRow<never> {
  const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}……` : text
  const problem = `这一行只有“${shown}”，对不上要填的各列：请把这一行填完整，或者删去。`
  return { row: number, name: '', problems: [problem], changes: [], work: null, isNew: false }
}

/** The plan as the screen shows it. */
export function planView(kind: string, plan: Plan<unknown>): ImportView {
  const rows = plan.map((planned): ImportRow => {
    const { row, name, problems, changes } = planned
    const what = whatOf(planned)
    return { row, name, what, notes: [...(what === 'wrong' ? problems : changes)] }
  })
  const count = (what: ImportRow['what']) => rows.filter((row) => row.what === what).length
  const counts = {
    new: count('new'),
    changed: count('changed'),
    same: count('same'),
    wrong: count('wrong'),
  }
  return { kind, rows, counts, canConfirm: counts.wrong === 0 && counts.new + counts.changed > 0 }
}

function whatOf({ problems, isNew, work }: PlannedRow<unknown>): ImportRow['what'] {
  if (problems.length > 0) return 'wrong'
  if (isNew) return 'new'
  return work === null ? 'same' : 'changed'
}

/** `简称：教育局 → 县教育局`, for every field that differs. */
export function differences(
  titles: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(titles)
    .filter(([key]) => (before[key] ?? '') !== (after[key] ?? ''))
    .map(([key, title]) => `${title}：${before[key] || '（空）'} → ${after[key] || '（空）'}`)
}
