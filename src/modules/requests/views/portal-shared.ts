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

/** `2026-03-05` → `2026年3月5日`, as officials write it. */
export function plainDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
