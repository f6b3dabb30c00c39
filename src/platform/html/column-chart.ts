import { type Html, html } from './html.ts'

export type ChartColumn = { readonly label: string; readonly value: number | null }

const COLUMN = 56
const BAR = 28
const TOP = 28
const PLOT = 96
const FOOT = 28

/**
 * A small column chart: one column a label, its figure above it; «—» where there is none. Everything
 * it says is in its text and in its name, for it stands beside a table. Colours come from the classes
 * `bar`, `bar-last`, `axis`; no style attribute is used. Null where no figure is above zero.
 */
export function columnChart(name: string, columns: readonly ChartColumn[]): Html | null {
  const most = Math.max(...columns.map(({ value }) => value ?? 0))
  if (!(most > 0)) return null
  const width = Math.max(2, columns.length) * COLUMN
  const base = TOP + PLOT
  return html`<svg class="column-chart" viewBox="0 0 ${width} ${base + FOOT}" role="img" aria-label="${chartName(name, columns)}">
${columns.map((column, index) => columnHtml(column, index, most, index === columns.length - 1))}<line class="axis" x1="0" y1="${base}" x2="${width}" y2="${base}"/>
</svg>`
}

function columnHtml({ label, value }: ChartColumn, index: number, most: number, last: boolean) {
  const middle = index * COLUMN + COLUMN / 2
  const height = Math.max(0, Math.round(((value ?? 0) / most) * PLOT * 10) / 10)
  const top = TOP + PLOT - height
  return html`<rect class="${last ? 'bar bar-last' : 'bar'}" x="${middle - BAR / 2}" y="${top}" width="${BAR}" height="${height}"/><text class="figure" x="${middle}" y="${top - 8}">${value ?? '—'}</text><text x="${middle}" y="${TOP + PLOT + 22}">${label}</text>
`
}

function chartName(name: string, columns: readonly ChartColumn[]): string {
  return `${name}：${columns.map(({ label, value }) => `${label} ${value ?? '无数据'}`).join('，')}`
}
