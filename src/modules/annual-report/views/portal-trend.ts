import type { CellId, CellPlace, Template } from '#core/annual-report/template.ts'
import { columnChart } from '#platform/html/column-chart.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { TrendYear } from '../store/published.ts'
import { plainNumber } from './cell-text.ts'

type Series = { readonly label: string; readonly unit: string; readonly cell: CellId }

/** More years than this make a chart nobody can read. */
const MOST_YEARS = 6
/** So few columns that two charts stand side by side on a phone. */
const FEW_YEARS = 4

/**
 * The main figures over the years: small charts, and beside them the same figures as a table. Nothing
 * where there is only one year to show.
 */
export function trendHtml(years: readonly TrendYear[], template: Template): Html | '' {
  const shown = years.slice(-MOST_YEARS)
  if (shown.length < 2) return ''
  const series = seriesOf(template)
  const charts = series.flatMap(({ label, unit, cell }) => {
    const chart = columnChart(
      `${label}（${unit}）`,
      shown.map(({ year, figure }) => ({ label: String(year), value: figure(cell) })),
    )
    return chart
      ? [html`<figure><figcaption>${label}（${unit}）</figcaption>${chart}</figure>\n`]
      : []
  })
  return html`<section class="trend" aria-labelledby="trend"><h2 id="trend">历年变化</h2>
${charts.length > 0 && html`<div class="trend-charts${shown.length <= FEW_YEARS && ' trend-few'}">\n${charts}</div>\n`}${trendTable(series, shown)}</section>
`
}

function trendTable(series: readonly Series[], years: readonly TrendYear[]): Html {
  return html`<div class="scroll" role="region" aria-labelledby="trend-caption" tabindex="0">
<table>
<caption id="trend-caption">${years[0]?.year}—${years.at(-1)?.year}年主要数据</caption>
<thead><tr><th scope="col">项目</th>${years.map(({ year }) => html`<th scope="col" class="figure">${year}年</th>`)}</tr></thead>
<tbody>
${series.map(
  ({
    label,
    unit,
    cell,
  }) => html`<tr><th scope="row">${label}（${unit}）</th>${years.map(({ figure }) => html`<td class="figure">${figureText(figure(cell))}</td>`)}</tr>
`,
)}</tbody>
</table>
</div>
`
}

/** A year without the figure says so; it is not zero. */
function figureText(value: number | null): string {
  return value === null ? '—' : plainNumber(value)
}

const known = new WeakMap<Template, readonly Series[]>()

/** The totals that lead a table: rows outside groups, computed rows, and the total of each head. */
function seriesOf(template: Template): readonly Series[] {
  const made = known.get(template) ?? leadingTotals(template)
  known.set(template, made)
  return made
}

function leadingTotals(template: Template): Series[] {
  return template.cells
    .filter(({ row, column }) => column.computed && (!row.parent || row.kind === 'computed'))
    .map((place) => ({ label: labelOf(place), unit: place.column.unit, cell: place.id }))
}

function labelOf({ table, row, column }: CellPlace): string {
  if (row.label === '') return (column.under ?? []).join('：')
  const parent = table.rows.find(({ id }) => id === row.parent)
  return (parent ?? row).label.replace(/^[一二三四五六七八九十]+、/, '')
}
