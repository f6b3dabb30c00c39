import { type Html, trusted } from './html.ts'

/**
 * A data block for programs that read pages (JSON-LD). Browsers do not run it, so a policy that
 * forbids inline script lets it be; nothing in the data can end the element.
 */
export function jsonLd(data: Readonly<Record<string, unknown>>): Html {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...data })
  return trusted(`<script type="application/ld+json">${text.replace(/</g, '\\u003c')}</script>\n`)
}
