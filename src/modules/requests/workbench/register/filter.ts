import { addDays, isDay } from '#core/kit/day.ts'
import type { ViewFilter } from '../../requests.contract.ts'

export type Filter = ViewFilter

const TEXTS = [
  ...(['agencyId', 'states', 'channel', 'applicantKind', 'dueBy', 'words', 'order'] as const),
  ...(['cell', 'from', 'to', 'form'] as const),
] as const
const DAYS: readonly string[] = ['dueBy', 'from', 'to']

/** What the address of the register asks for; what it cannot mean is left out. */
export function filterOf(query: URLSearchParams): Filter {
  const texts = TEXTS.flatMap((name) => {
    const value = query.get(name)?.trim() ?? ''
    return value === '' || (DAYS.includes(name) && !isDay(value)) ? [] : [[name, value] as const]
  })
  const year = Number(query.get('year'))
  return {
    ...(Object.fromEntries(texts) as Filter),
    ...(Number.isInteger(year) && year > 0 && { year }),
    ...(query.get('mine') === 'true' && { mine: true }),
    ...(query.get('internallyLate') === 'true' && { internallyLate: true }),
    ...(query.get('undated') === 'true' && { undated: true }),
    ...(query.get('below') === 'true' && { below: true }),
  }
}

/** The same as a query string, so that a selection can be kept as an address. */
export function queryOf(filter: Filter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && value !== '' && value !== false) query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** The same without the figure of the statistics that was opened. */
export function withoutCell(filter: Filter): Filter {
  const { cell: _, from: _from, to: _to, form: _form, below: _below, ...rest } = filter
  return rest
}

/** Selections everybody needs. */
export function standingViews(today: string): readonly { name: string; filter: Filter }[] {
  return [
    { name: '全部', filter: {} },
    { name: '我经办的', filter: { mine: true } },
    { name: '一周内到期', filter: { dueBy: addDays(today, 7), order: 'due' } },
    { name: '已逾期', filter: { dueBy: addDays(today, -1), order: 'due' } },
    { name: '届满日待定', filter: { undated: true } },
    { name: '待确认', filter: { states: 'submitted' } },
    { name: '等申请人', filter: { states: 'awaiting-supplement,awaiting-reasons,awaiting-fee' } },
    { name: '待审核签批', filter: { states: 'drafted,reviewed,approved' } },
  ]
}

/** Whether two selections are the same. */
export function isSame(one: Filter, other: Filter): boolean {
  const parts = (filter: Filter) => [...new URLSearchParams(queryOf(filter))].sort().join('&')
  return parts(one) === parts(other)
}
