import { type Html, html } from '#platform/html/html.ts'

export type Bar = { readonly label: string; readonly value: number }

const WIDTH = 200
const HEIGHT = 16

/**
 * A bar chart that is a table: label, figure, share, and beside them an inline SVG bar, so that the
 * chart needs no second text. Returns nothing where every value is zero. Values must not be negative.
 */
export function barChartHtml(caption: string, unit: string, bars: readonly Bar[]): Html | null {
  const sum = bars.reduce((total, bar) => total + bar.value, 0)
  if (sum === 0) return null
  const longest = Math.max(...bars.map((bar) => bar.value))
  return html`<table class="chart">
<caption>${caption}</caption>
<tbody>
${bars.map(
  (
    bar,
  ) => html`<tr><th scope="row">${bar.label}</th><td>${bar.value}${unit}</td><td>${shareOf(bar.value, sum)}</td><td class="bar">${barSvg(bar.value / longest)}</td></tr>
`,
)}</tbody>
</table>
`
}

/** Rules for the page that shows such charts. */
export const CHART_STYLE = `.chart th, .chart td { border: 0; padding: 2px 12px 2px 0; background: none; }
.chart th { text-align: left; white-space: nowrap; width: 1%; }
.chart td { text-align: right; white-space: nowrap; width: 1%; }
.chart .bar { width: auto; padding-right: 0; }
.chart svg { display: block; width: 100%; height: 16px; }
.chart rect { fill: var(--bar); }
@media print { .chart rect { fill: #000; } }
`

function barSvg(share: number): Html {
  const width = Math.round(share * WIDTH * 10) / 10
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="${HEIGHT}"/></svg>`
}

function shareOf(value: number, sum: number): string {
  return `${((value / sum) * 100).toFixed(1)}%`
}
