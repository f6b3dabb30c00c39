import { countedFigures } from '#core/annual-report/derive.ts'
import { type Template, templateOfYear } from '#core/annual-report/template.ts'
import { yearOf } from '#core/kit/day.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { versionOfForm, yearPeriod } from '#core/requests/counting.ts'
import { loadTemplates } from '#modules/annual-report/index.ts'
import { agenciesBelow, agencyNamed, allRegions } from '#modules/identity/index.ts'
import { requestFigures } from '#modules/requests/index.ts'
import { type Connection, type Database, openDatabase, type Tx } from '#platform/db/database.ts'
import { pendingMigrations } from '#platform/db/migrations/migrate.ts'
import type { Outcome } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { systemClock, todayOf } from '#platform/time/clock.ts'
import { COUNTED_TABLES } from '../ports.ts'
import { MIGRATIONS } from '../store.ts'
import { statisticsLines } from './statistics-lines.ts'
import { withStoreThere } from './with-settings.ts'

type Wanted = {
  readonly year: number
  /** Credit code, name or short name; `null`: all agencies together. */
  readonly agency: string | null
  /** With all agencies that are below it. */
  readonly below: boolean
  readonly asJson: boolean
}

/** Tables three and four of a year, counted from the requests: one line a region that knows the agency. */
export function printRequestStatistics(wanted: Wanted, terminal: Terminal): Promise<Outcome> {
  return withStoreThere(terminal, async ({ connection }) => {
    const fault = await outdated(connection)
    if (fault !== null) {
      terminal.note(fault)
      return 1
    }
    const db = openDatabase<never>(connection)
    try {
      const found = await statisticsOf(db, wanted)
      if (!found.ok) {
        terminal.note(found.error)
        return 1
      }
      for (const each of found.value) {
        if (wanted.asJson) await terminal.print(JSON.stringify(each))
        else await terminal.print(...statisticsLines(formNamed(each.template), each))
      }
      return 0
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
  readonly template: string
  /** Cells that are not zero, sums included. */
  readonly cells: Readonly<Record<string, number>>
}

/** The figures of every region, or of those that have the agency; a sentence where there are none. */
export async function statisticsOf(
  db: Database<never>,
  { year, agency, below }: Omit<Wanted, 'asJson'>,
): Promise<Result<readonly RequestStatistics[], string>> {
  const template = formOf(year)
  if (!template.ok) return template
  const all: RequestStatistics[] = []
  for (const { id: regionId, name: region } of await allRegions(db)) {
    const found = agency === null ? null : await agencyNamed(db, regionId, agency)
    if (agency !== null && !found) continue
    const agencyIds = found && (await idsOf(db, regionId, found.id, below))
    const scope = { regionId, agencyIds, period: yearPeriod(year) }
    const counted = await requestFigures(db, scope, versionOfForm(template.value.id))
    const figures = countedFigures(template.value, COUNTED_TABLES, counted)
    const cells = Object.fromEntries(
      template.value.cells.flatMap(({ id }) => (figures[id] ? [[id, figures[id]]] : [])),
    )
    all.push({ region, agency: found?.name ?? null, year, template: template.value.id, cells })
  }
  if (all.length > 0) return ok(all)
  return fail(
    agency === null ? '还没有建立行政区，没有可统计的申请。' : `没有“${agency}”这个单位。`,
  )
}

function formOf(year: number): Result<Template, string> {
  const templates = loadTemplates()
  if (year > yearOf(todayOf(systemClock))) return fail(`${year} 年还没有到，没有可统计的申请。`)
  const template = templateOfYear(templates, year)
  if (template) return ok(template)
  const first = Math.min(...templates.map(({ reportYears }) => reportYears.from))
  return fail(`没有适用于 ${year} 年度的报告格式，请写 ${first} 年以后的年份。`)
}

async function idsOf(db: Database<never>, regionId: string, agencyId: string, below: boolean) {
  if (!below) return new Set([agencyId])
  return db.transaction().execute((tx: Tx<never>) => agenciesBelow(tx, regionId, agencyId))
}

function formNamed(id: string): Template {
  const form = loadTemplates().find((each) => each.id === id)
  if (!form) throw new Error(`no form ${id}`)
  return form
}

/** Why the database of another version cannot be counted; null where it can. */
async function outdated(connection: Connection): Promise<string | null> {
  const pending = await pendingMigrations(connection, MIGRATIONS)
  if (!pending.ok) return pending.error
  return pending.value.length === 0
    ? null
    : '这个数据库里还没有平台的数据，或者还没有升级到本程序的版本。请先启动平台，或者运行 gongkai migrate。'
}
