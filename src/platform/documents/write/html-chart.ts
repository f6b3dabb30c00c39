import { type Html, html } from '#platform/html/html.ts'

export type Bar = { readonly label: string; readonly value: number }

const WIDTH = 200
const HEIGHT = 16

/**
 * A bar chart as a list: label, figure, share, and beside them an inline SVG bar, so that the chart
 * says everything in words too. Nothing where every value is zero. Values must not be negative.
 */
export function barChartHtml(caption: string, unit: string, bars: readonly Bar[]): Html | null {
  const sum = bars.reduce((total, bar) => total + bar.value, 0)
  if (sum === 0) return null
  const longest = Math.max(...bars.map((bar) => bar.value))
  return html`<figure class="chart">
<figcaption>${caption}</figcaption>
<ul>
${bars.map(
  ({
    label,
    value,
  }) => html`<li><span>${label}</span> <span>${value}${unit}</span> <span>${shareOf(value, sum)}</span> ${barSvg(value / longest)}</li>
`,
)}</ul>
</figure>
`
}

/** Rules for the page that shows such charts. */
export const CHART_STYLE = `.chart { margin: 0; }
.chart figcaption { font-weight: 700; margin-bottom: var(--unit); }
.chart ul {
  margin: 0; padding: 0; list-style: none; display: grid; font-size: 16px; line-height: 1.5;
  grid-template-columns: max-content max-content max-content minmax(0, 1fr); gap: calc(var(--unit) / 2) 12px;
}
.chart li { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: center; }
.chart span { font-variant-numeric: tabular-nums; }
.chart span + span { text-align: right; }
.chart span + span + span { color: var(--ink-soft); }
.chart svg { display: block; width: 100%; height: 16px; }
.chart rect { fill: var(--bar); }
`

function barSvg(share: number): Html {
  const width = Math.round(share * WIDTH * 10) / 10
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="${HEIGHT}"/></svg>`
}

function shareOf(value: number, sum: number): string {
  return `${((value / sum) * 100).toFixed(1)}%`
}
