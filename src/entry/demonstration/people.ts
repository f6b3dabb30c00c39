import { REGION_ROLES, type Role } from '#core/identity/role.ts'
import type { Dice } from './dice.ts'

/** Somebody to sign in as, to look at the platform through the eyes of one role. */
export type DemonstrationAccount = {
  readonly login: string
  readonly role: Role
  readonly name: string
  /** The agency by its short name; the role is held there, with what is below it or for the region. */
  readonly at: string
  readonly reach: 'agency' | 'region'
  readonly about: string
}

/** One account a role, and the county's own clerk and leader beside those of a bureau. */
export const ACCOUNTS: readonly DemonstrationAccount[] = [
  account('clerk', 'clerk', '许文清', '教育局', '教育局信息公开专干：填报、导入、提交'),
  account('reviewer', 'reviewer', '贺明远', '教育局', '教育局审核人'),
  account('leader', 'leader', '邵静宜', '教育局', '教育局负责人：签发'),
  account('county', 'clerk', '温启航', '县政府', '县政府年报的编制人：汇总、填报'),
  account('mayor', 'leader', '卢思远', '县政府', '县政府负责人：签发'),
  account('office', 'disclosure-office', '范知秋', '政府办', '政务公开办：布置、审核、退回、发布'),
  account('hotline', 'hotline-operator', '蒋晓岚', '政府办', '热线话务员'),
  account('window', 'window-staff', '段青禾', '审批局', '窗口人员'),
  account('system', 'system-administrator', '夏立群', '政府办', '系统管理员：单位、人员、账号'),
  account('security', 'security-administrator', '秦守正', '政府办', '安全管理员：授权'),
  account('auditor', 'auditor', '孟观止', '政府办', '审计员：查日志'),
]

function account(login: string, role: Role, name: string, at: string, about: string) {
  return {
    login,
    role,
    name,
    at,
    about,
    reach: REGION_ROLES.includes(role) ? 'region' : 'agency',
  } as const
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫沈韩杨朱秦尤何吕施张孔曹严华金魏陶姜'] as [
  string,
  ...string[],
]
const GIVEN = [
  ...['海燕', '建国', '志强', '丽华', '晓峰', '雅琴', '永刚', '春梅', '文博', '佳慧', '立新'],
  ...['红霞', '国栋', '思雨', '振华', '玉兰', '少华', '明霞', '宏伟', '素云', '金凤', '学敏'],
] as unknown as [string, ...string[]]

/** A name nobody in particular has. */
export function personName(dice: Dice): string {
  return dice.pick(SURNAMES) + dice.pick(GIVEN)
}
