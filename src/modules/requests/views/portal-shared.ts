import type { Link } from '#modules/portal/index.ts'
import { type Html, html } from '#platform/html/html.ts'

/** The way from the home page to the pages of this room. */
export const REQUESTS_TRAIL: readonly Link[] = [{ text: '依申请公开', href: '/requests' }]

/** Fields of a form that nobody sees. */
export function hidden(fields: Readonly<Record<string, string>>): Html {
  return html`${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`,
  )}`
}

/** Where a request is asked about, its number already filled in; the code never is. */
export function trackAddress(number: string): string {
  return `/requests/track?number=${encodeURIComponent(number)}`
}

/** Where a saved application is opened again; the code is filled in, opening it is for the reader. */
export function draftAddress(code: string): string {
  return `/requests/draft?code=${encodeURIComponent(code)}`
}
