import { agencyNamed, allRegions } from '#modules/identity/index.ts'
import { requestFigures } from '#modules/requests/index.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import type { Outcome } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { withStore } from './with-settings.ts'

type Wanted = {
  readonly year: number
  /** Credit code, name or short name; `null`: all agencies together. */
  readonly agency: string | null
  readonly asJson: boolean
}

/** Tables three and four of a year, counted from the requests: one line a region that knows the agency. */
export function printRequestStatistics(wanted: Wanted, terminal: Terminal): Promise<Outcome> {
  return withStore(terminal, async ({ connection }) => {
    const db = openDatabase<never>(connection)
    try {
      const found = await statisticsOf(db, wanted)
      if (found.length === 0) terminal.note(`没有这个单位：${wanted.agency ?? ''}`)
      for (const each of found) {
        if (wanted.asJson) await terminal.print(JSON.stringify(each))
        else await terminal.print(...linesOf(each))
      }
      return found.length === 0 ? 1 : 0
    } finally {
      await db.destroy()
    }
  })
}

export type RequestStatistics = {
  readonly region: string
  readonly agency: string | null
  readonly year: number
  /** The form the cells belong to. */
  readonly template: 'foi-annual-2019' | 'foi-annual-2021'
  /** Cells that are not zero. */
  readonly cells: Readonly<Record<string, number>>
}

/** The figures of every region, or of those that have the agency. */
export async function statisticsOf(
  db: Database<never>,
  { year, agency }: Pick<Wanted, 'year' | 'agency'>,
): Promise<readonly RequestStatistics[]> {
  const version = year < 2021 ? 2019 : 2021
  const all: RequestStatistics[] = []
  for (const { id: regionId, name: region } of await allRegions(db)) {
    const found = agency === null ? null : await agencyNamed(db, regionId, agency)
    if (agency !== null && !found) continue
    const agencyIds = found && new Set([found.id])
    const cells = await requestFigures(db, { regionId, agencyIds, year }, version)
    const template = `foi-annual-${version}` as const
    all.push({ region, agency: found?.name ?? null, year, template, cells })
  }
  return all
}

function linesOf({ region, agency, year, cells }: RequestStatistics): string[] {
  const head = `${agency ?? `${region}全部单位`} ${year}年`
  const rows = Object.entries(cells).sort(([one], [other]) => (one < other ? -1 : 1))
  return [head, ...rows.map(([cell, value]) => `  ${cell}  ${value}`)]
}
