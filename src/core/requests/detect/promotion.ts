import type { Day } from '../../kit/day.ts'
import type { ComparedRequest } from './alike.ts'
import { figuresAgree, type Print, printOf, scoreOf } from './print.ts'
import { ALIKE_SETTINGS, PROMOTION_SETTINGS, type PromotionSetting, settingOn } from './settings.ts'

/** A request whose outcome says whether its information may be public; `null` while it is open. */
export type PromotableRequest = ComparedRequest & {
  readonly agency: string
  readonly isDisclosable: boolean | null
}

/** Information that several asked one agency for (条例§44): it may be published on its own account. */
export type Promotion = {
  readonly agency: string
  /** The requests, in the order in which they came. */
  readonly ids: readonly string[]
  readonly applicants: number
  /** It has been given to at least one of them; otherwise that is yet to be decided. */
  readonly isDisclosable: boolean
  readonly article: string
}

type Group = {
  readonly first: PromotableRequest
  readonly print: Print
  readonly members: PromotableRequest[]
}

/**
 * Information that different applicants asked the same agency for, most asked for first. What was
 * refused to anybody is left out. Every request is compared with the first one of each group.
 */
export function findPromotions(
  requests: readonly PromotableRequest[],
  on: Day,
  settings: readonly PromotionSetting[] = PROMOTION_SETTINGS,
): readonly Promotion[] {
  const least = settingOn(settings, on)?.applicants
  if (least === undefined) return []
  return groupsOf(requests, on)
    .filter(({ members }) => members.every(({ isDisclosable }) => isDisclosable !== false))
    .map(({ first, members }) => ({
      ...{ agency: first.agency, ids: members.map(({ id }) => id), article: '第四十四条第一款' },
      applicants: new Set(members.map(({ applicant }) => applicant)).size,
      isDisclosable: members.some(({ isDisclosable }) => isDisclosable === true),
    }))
    .filter(({ applicants }) => applicants >= least)
    .sort((one, other) => other.applicants - one.applicants)
}

function groupsOf(requests: readonly PromotableRequest[], on: Day): readonly Group[] {
  const same = settingOn(ALIKE_SETTINGS, on)?.same ?? 1
  const byAgency = new Map<string, Group[]>()
  for (const request of [...requests].sort(byReceipt)) {
    const groups = byAgency.get(request.agency) ?? []
    const print = request.print ?? printOf(request.text)
    const known = groups.find(
      ({ print: other }) => figuresAgree(print, other) && scoreOf(print, other) >= same,
    )
    if (known) known.members.push(request)
    else groups.push({ first: request, print, members: [request] })
    byAgency.set(request.agency, groups)
  }
  return [...byAgency.values()].flat()
}

function byReceipt(one: PromotableRequest, other: PromotableRequest): number {
  const [a, b] = [one.receivedOn + one.id, other.receivedOn + other.id]
  return a < b ? -1 : a > b ? 1 : 0
}
