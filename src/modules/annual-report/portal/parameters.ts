import type { FastifyRequest } from 'fastify'
import { toHalfWidth } from '#core/kit/text.ts'
import { queryText } from '#modules/portal/index.ts'
import type { ReportScope } from '../annual-report.tables.ts'
import type { ListFilter } from '../views/portal-list-page.ts'

/** What stands in an address is whatever somebody typed: it is taken when it makes sense. */

export function isYear(text: string): boolean {
  return /^20\d\d$/.test(text)
}

export function isAgencyId(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)
}

/** The edition asked for; null where none was, `'none'` where there can be no such edition. */
export function editionOf(request: FastifyRequest): number | null | 'none' {
  const text = queryText(request, 'edition')
  if (text === '') return null
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 'none'
}

/**
 * The filter of the list: without a year the newest there is; of all years where something else than
 * a year was typed, which is then `noYear`.
 */
export function filterOf(
  request: FastifyRequest,
  newest: number | null,
): { readonly filter: ListFilter; readonly noYear: string } {
  const typed = queryText(request, 'year')
  const year = toHalfWidth(typed).trim()
  const isAYear = /^[1-9]\d{3}$/.test(year)
  const scope = queryText(request, 'scope')
  const page = Math.floor(Number(queryText(request, 'page')))
  const filter = {
    year: isAYear ? Number(year) : year === '' ? newest : null,
    scope: isScope(scope) ? scope : null,
    text: queryText(request, 'agency', 60),
    page: page >= 1 && page <= 10_000 ? page : 1,
  }
  return { filter, noYear: isAYear || year === '' || year === 'all' ? '' : typed }
}

/** `2025/<agency>` → the report it names, or null. */
export function reportKey(text: string): { year: number; agencyId: string } | null {
  const [year = '', agencyId = ''] = text.split('/')
  return isYear(year) && isAgencyId(agencyId) ? { year: Number(year), agencyId } : null
}

function isScope(text: string): text is ReportScope {
  return text === 'government' || text === 'agency' || text === 'township'
}
