import { qrCode } from '#core/kit/qr/qr-code.ts'
import { type Html, html } from './html.ts'

/** Light modules that must surround a symbol. */
const QUIET = 4

/**
 * A QR code as a picture in the page, dark on white whatever the page's colours; `label` says where
 * it leads for those who do not see it. Nothing where the text is too long for one.
 */
export function qrSvg(text: string, label: string): Html | '' {
  const rows = qrCode(text)
  if (!rows) return ''
  const side = rows.length + 2 * QUIET
  const strokes = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
  )
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${strokes.join('')}"/></svg>`
}
