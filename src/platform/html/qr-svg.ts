import encodeQr from 'qr'
import { type Html, html } from './html.ts'

/** Light modules that must surround a symbol. */
const QUIET = 4

/**
 * A QR code as a picture in the page, dark on white whatever the page's colours; `label` says where
 * it leads for those who do not see it. Nothing where the text is too long for one.
 */
export function qrSvg(text: string, label: string): Html | '' {
  const rows = symbolOf(text)
  if (!rows) return ''
  const strokes = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  const side = rows.length
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${strokes.join('')}"/></svg>`
}

function symbolOf(text: string): boolean[][] | null {
  try {
    return encodeQr(text.toWellFormed(), 'raw', { ecc: 'medium', border: QUIET })
  } catch {
    return null
  }
}
