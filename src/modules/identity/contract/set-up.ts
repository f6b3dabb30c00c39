import { type Static, Type } from 'typebox'
import { Login, Name } from './shared.ts'

/** Import from files, and the first start. */

export const IMPORT_KINDS = { agencies: '单位', people: '人员' } as const
export type ImportKind = keyof typeof IMPORT_KINDS
export const ImportInput = Type.Object({
  kind: Type.Enum(Object.keys(IMPORT_KINDS) as ImportKind[], { title: '导入内容' }),
  fileName: Type.String({ title: '文件名', minLength: 1, maxLength: 255 }),
  /** The file itself, base64. */
  content: Type.String({ title: '文件', minLength: 1, maxLength: 1_900_000 }),
})
export type ImportInput = Static<typeof ImportInput>
export const ImportRow = Type.Object({
  /** Counts the filled rows below the head, from 1. */
  row: Type.Integer(),
  what: Type.Enum(['new', 'changed', 'same', 'wrong']),
  name: Type.String(),
  /** What will change, or what is wrong. */
  notes: Type.Array(Type.String()),
})
export type ImportRow = Static<typeof ImportRow>
export const ImportView = Type.Object({
  kind: Type.String(),
  rows: Type.Array(ImportRow),
  counts: Type.Object({
    new: Type.Integer(),
    changed: Type.Integer(),
    same: Type.Integer(),
    wrong: Type.Integer(),
  }),
  /** Whether it can be confirmed: at least one row to save, and none wrong. */
  canConfirm: Type.Boolean(),
})
export type ImportView = Static<typeof ImportView>

const NewAdministrator = Type.Object({
  name: Name('姓名', 50),
  login: Login,
  password: Type.String({ title: '密码', minLength: 1, maxLength: 200 }),
})
export const REGION_LEVELS = {
  nation: '国家',
  province: '省（自治区、直辖市）',
  city: '市（州、盟）',
  county: '县（市、区、旗）',
  township: '乡镇（街道）',
} as const
export type RegionLevel = keyof typeof REGION_LEVELS
export const SetUpInput = Type.Object({
  /** Printed on the console of the server. */
  setUpCode: Type.String({ title: '安装码', minLength: 1, maxLength: 40 }),
  region: Type.Object({
    code: Type.String({
      title: '行政区划代码',
      pattern: '^\\d{6}(\\d{3}(\\d{3})?)?$',
      sentence: '行政区划代码是 6 位、9 位或 12 位数字。',
    }),
    name: Name('行政区名称', 50),
    level: Type.Enum(Object.keys(REGION_LEVELS) as RegionLevel[], { title: '级别' }),
    hosts: Type.Optional(
      Type.Array(Type.String({ maxLength: 253 }), { maxItems: 20, title: '域名' }),
    ),
  }),
  /** The government itself, above all agencies, and the agency in charge of disclosure. */
  government: Type.Object({ name: Name('人民政府名称') }),
  office: Type.Object({ name: Name('政务公开主管部门名称') }),
  administrators: Type.Object({
    system: NewAdministrator,
    security: NewAdministrator,
    audit: NewAdministrator,
  }),
})
export type SetUpInput = Static<typeof SetUpInput>
export const SetUpState = Type.Object({ isSetUp: Type.Boolean() })
