/** What somebody may be entrusted with, and how the screen calls it. */
export const ROLES = {
  clerk: '经办人员',
  reviewer: '审核人员',
  leader: '分管领导',
  'disclosure-office': '政务公开主管部门',
  'hotline-operator': '热线话务员',
  'window-staff': '窗口人员',
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  auditor: '审计员',
} as const

export type Role = keyof typeof ROLES

export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[]

export function isRole(name: string): name is Role {
  return Object.hasOwn(ROLES, name)
}

/**
 * Three administrators who check each other (三员分立, GB/T 22239—2019 §8.1.5: system, audit and
 * security management are separate duties): who makes accounts does not entrust them with
 * anything, and neither reads or keeps the record of it.
 */
export const SEPARATED_ROLES: readonly Role[] = [
  'system-administrator',
  'security-administrator',
  'auditor',
]

/**
 * Roles that are held for the whole region or not at all. There is one disclosure office in a region:
 * it directs and supervises the work of all agencies there (《政府信息公开条例》第三条).
 */
export const REGION_ROLES: readonly Role[] = ['disclosure-office', ...SEPARATED_ROLES]

/** The separated role that forbids `wanted` to somebody who holds `held`; null when nothing does. */
export function excludedBy(wanted: string, held: readonly string[]): Role | null {
  if (!SEPARATED_ROLES.some((role) => role === wanted)) return null
  return SEPARATED_ROLES.find((role) => role !== wanted && held.includes(role)) ?? null
}
