import { settings } from '#core/annual-report/checking/settings.ts'
import type { CellId, Template } from '#core/annual-report/template.ts'
import { type Database, sql } from '#platform/db/database.ts'

/** The sum of a cell over many reports; blanks are counted, never taken for zeros. */
export type CellSum = {
  readonly cell: CellId
  /** Null where no report has a figure there. */
  readonly sum: number | null
  /** Reports with a figure in the cell, and without one. */
  readonly figures: number
  readonly blanks: number
}

export type RollUp = { readonly reports: number; readonly cells: readonly CellSum[] }

export type RollUpQuery = {
  readonly year: number
  /** Only these regions; without it all of the database. */
  readonly regionIds?: readonly string[]
  /** Only what is public; governments' own sums would count everything twice and never count. */
  readonly publishedOnly?: boolean
}

/** As the public sees them: not what has been changed since, on the way to a correction. */
const newestEditions = (year: number) => sql`(
  select distinct on (region_id, report_id) region_id, year, template, scope, figures
  from annual_report_edition where year = ${year} order by region_id, report_id, edition desc)`

/**
 * Adds up the reports of a year over many regions, in the form of one template. The database adds
 * the figures that stand beside each report in the order of the template; no text is touched.
 */
export async function rollUp<Tables>(
  db: Database<Tables>,
  template: Template,
  { year, regionIds, publishedOnly = false }: RollUpQuery,
): Promise<RollUp> {
  const regions = regionIds ? sql`and region_id = any(${[...regionIds]}::uuid[])` : sql``
  const found = await sql<{ place: number; sum: number | null; figures: number; reports: number }>`
    select place, sum(figure) as sum, count(figure) as figures, count(*) as reports
    from ${publishedOnly ? newestEditions(year) : sql`annual_report`} report,
      unnest(figures) with ordinality as u (figure, place)
    where year = ${year} and template = ${template.id} and scope <> 'government' ${regions}
    group by place`.execute(db)
  const byPlace = new Map(found.rows.map((row) => [row.place, row]))
  const reports = found.rows[0]?.reports ?? 0
  const cells = template.cells.map(({ id, index }): CellSum => {
    const row = byPlace.get(index + 1)
    const figures = row?.figures ?? 0
    const sum = row?.sum ?? null
    return { cell: id, sum: sum === null ? null : exact(sum), figures, blanks: reports - figures }
  })
  return { reports, cells }
}

/** Without the dust of binary fractions: amounts have few decimals. */
function exact(sum: number): number {
  return Number.isInteger(sum) ? sum : Number(sum.toFixed(settings.decimals.amount))
}
