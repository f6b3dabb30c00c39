import { isDay } from '#core/kit/day.ts'

/** What the statistics are asked for, as it stands in the address. */
export type Counted = {
  readonly agencyId?: string
  readonly below?: true
  readonly from: string
  readonly to: string
  readonly form?: string
}

/** The year so far, or the year before while it has hardly begun: its report is being written then. */
export function usualYear(today: string): number {
  const year = Number(today.slice(0, 4))
  return today.slice(5) < '04-01' ? year - 1 : year
}

export const yearOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` })

/** The year the period is; null where it is none. */
export function wholeYear({ from, to }: Pick<Counted, 'from' | 'to'>): number | null {
  const year = Number(from.slice(0, 4))
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : null
}

/** What an address asks for; what it cannot mean is left out. */
export function countedOf(query: URLSearchParams, today: string): Counted {
  const [from, to] = ['from', 'to'].map((name) => query.get(name) ?? '')
  const usual = yearOf(usualYear(today))
  const isPeriod = from && to && isDay(from) && isDay(to)
  const agencyId = query.get('agencyId')
  const form = query.get('form')
  return {
    ...(isPeriod ? { from, to } : usual),
    ...(agencyId && { agencyId }),
    ...(agencyId && query.get('below') === 'true' && { below: true as const }),
    ...(form && { form }),
  }
}

/** The same as the query of an address; with a cell, of the register that opens it. */
export function addressOf(counted: Counted, cell?: string): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...counted, cell })) {
    if (value !== undefined) query.set(name, String(value))
  }
  return `?${query}`
}
