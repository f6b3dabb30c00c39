import type { RemedyAgency } from '#core/requests/remedies.ts'
import type { AgencyStanding } from '../../requests.ports.ts'

/** 垂直领导的机关 and 税务、国家安全机关 (行政复议法2023§27), by what such agencies are called. */
const VERTICAL = /海关|税务局|国家安全[局厅]|外汇管理局|金融监督管理|人民银行/
const JUSTICE = /司法[局厅]$/
const STREET = /街道办事处$/

/**
 * The agency as the law of remedies sees it: its kind, its level, who decides on a reconsideration, which
 * court has the case. What is typed goes before what is entered of the agency, that before what follows.
 */
export function remedyAgencyOf(
  { kind, name, level, governmentName, contact }: AgencyStanding,
  typed: { readonly forum?: string | undefined; readonly court?: string | undefined } = {},
): RemedyAgency {
  const forum = typed.forum || contact.forum
  const court = typed.court || contact.court
  const named = governmentName ? governmentForums(kind, governmentName) : {}
  return {
    kind: kindOf(kind, name),
    level: kind === 'township' ? 'township' : level,
    ...(VERTICAL.test(name) && { isVertical: true }),
    names: forum ? Object.fromEntries(FORUMS.map((id) => [id, forum])) : named,
    ...(court && { court }),
  }
}

type Names = NonNullable<RemedyAgency['names']>

const FORUMS = [
  ...(['own-government', 'higher-government', 'founding-government'] as const),
  ...(['higher-department', 'managing-agency', 'self'] as const),
]

function kindOf(kind: AgencyStanding['kind'], name: string): RemedyAgency['kind'] {
  if (STREET.test(name)) return 'street'
  return kind === 'department' && JUSTICE.test(name) ? 'justice' : kind
}

/** The government of the region decides for its departments, its townships and its street offices. */
function governmentForums(kind: AgencyStanding['kind'], name: string): Names {
  if (kind === 'government') return {}
  return { 'own-government': name, 'higher-government': name, 'founding-government': name }
}
