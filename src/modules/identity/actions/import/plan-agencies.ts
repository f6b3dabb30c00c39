import { isCreditCode } from '#core/kit/credit-code.ts'
import { AGENCY_KINDS, type AgencyContact, type AgencyKind } from '../../identity.contract.ts'
import type { AgencyRow } from '../../identity.tables.ts'
import { astrayRow, differences, type Plan, type PlannedRow } from './plan.ts'
import type { Column, SheetRow } from './sheet.ts'

export const AGENCY_COLUMNS: readonly Column[] = [
  { key: 'name', headings: ['单位名称', '机构名称', '单位', '名称'], isNeeded: true },
  { key: 'shortName', headings: ['简称', '单位简称'] },
  { key: 'parent', headings: ['上级单位', '上级机构', '主管单位'] },
  { key: 'kind', headings: ['类别', '单位类别', '机构类别'], isNeeded: true },
  { key: 'creditCode', headings: ['统一社会信用代码', '信用代码'] },
  { key: 'reports', headings: ['单独编制年报', '是否编制年报'] },
  { key: 'phone', headings: ['电话', '联系电话'] },
  { key: 'address', headings: ['地址', '办公地址'] },
]

/** An agency to be made or changed; `parent` by name, for it may be made by an earlier row. */
export type AgencyWork = {
  readonly existing: AgencyRow | null
  readonly name: string
  readonly shortName: string
  readonly parent: string
  readonly kind: AgencyKind
  readonly creditCode: string | null
  readonly reports: boolean
  readonly contact: AgencyContact
}

const KINDS: Readonly<Record<string, AgencyKind>> = {
  ...Object.fromEntries(
    Object.entries(AGENCY_KINDS).map(([kind, title]) => [title, kind as AgencyKind]),
  ),
  ...{ 政府: 'government', 部门: 'department', 工作部门: 'department', 乡镇: 'township' },
  ...{ 街道: 'township', 乡: 'township', 镇: 'township', 事业单位: 'institution' },
}
const YES = new Set(['', '是', '有', '√', '1'])
const NO = new Set(['否', '无', '×', '0'])
const TITLES = {
  ...{ shortName: '简称', parent: '上级单位', kind: '类别', creditCode: '统一社会信用代码' },
  ...{ reports: '单独编制年报', phone: '电话', address: '地址' },
}

/**
 * What a sheet of agencies means for those there are. An agency is known again by its credit code,
 * else by its name; an empty cell leaves what is there.
 */
export function planAgencies(
  rows: readonly SheetRow[],
  present: readonly AgencyRow[],
): Plan<AgencyWork> {
  const nameOf = new Map(present.map(({ id, name }) => [id, name]))
  // Who is below whom, row by row as it will be saved.
  const parents: Parents = new Map(
    present.map(({ name, parent_id }) => [name, nameOf.get(parent_id ?? '') ?? '']),
  )
  const seen = new Set<string>()
  return rows.map((row) => {
    if (row.astray !== undefined) return astrayRow(row.number, row.astray)
    const planned = planRow(row, present, parents, seen)
    parents.set(planned.name, row.values.parent || (parents.get(planned.name) ?? ''))
    seen.add(planned.name)
    const code = row.values.creditCode
    if (code) seen.add(code)
    return planned
  })
}

/** Names of agencies with the name of what stands above each. */
type Parents = Map<string, string>

/** Whether the agency is the other or stands somewhere below it. */
function isBelow(name: string, other: string, parents: Parents): boolean {
  const passed = new Set<string>()
  for (let at = name; at !== '' && !passed.has(at); at = parents.get(at) ?? '') {
    if (at === other) return true
    passed.add(at)
  }
  return false
}

function planRow(
  { number, values }: SheetRow,
  present: readonly AgencyRow[],
  parents: Parents,
  seen: ReadonlySet<string>,
): PlannedRow<AgencyWork> {
  const { name = '', parent = '', kind = '', creditCode = '', reports = '' } = values
  const byCode = present.find((each) => creditCode !== '' && each.credit_code === creditCode)
  const byName = present.find((each) => each.name === name)
  const existing = byName ?? null
  const rules: readonly (readonly [boolean, string])[] = [
    [name === '', '没有写单位名称。'],
    [name.length > 100, '单位名称超过 100 个字。'],
    [seen.has(name) && name !== '', `“${name}”在表中出现了两次。`],
    [
      KINDS[kind] === undefined,
      `类别“${kind}”不认识，应为：${Object.values(AGENCY_KINDS).join('、')}。`,
    ],
    [creditCode !== '' && !isCreditCode(creditCode), `统一社会信用代码“${creditCode}”不正确。`],
    [seen.has(creditCode) && creditCode !== '', '统一社会信用代码与前面的行重复。'],
    [
      byCode !== undefined && byCode !== byName,
      `信用代码属于已有的“${byCode?.name}”；更名请在单位页面办理。`,
    ],
    [
      parent !== '' && !parents.has(parent),
      `上级单位“${parent}”不存在；它在表中应排在下属单位前面。`,
    ],
    [isBelow(parent, name, parents), '上级单位不能是自己或自己的下属单位。'],
    [!YES.has(reports) && !NO.has(reports), `“单独编制年报”应写是或否，现在是“${reports}”。`],
  ]
  const problems = rules.filter(([applies]) => applies).map(([, sentence]) => sentence)
  if (problems.length > 0) {
    return { row: number, name, problems, changes: [], work: null, isNew: false }
  }
  const work = workOf(values, existing, present, KINDS[kind] ?? 'department')
  const before = existing && fieldsOf(workOf({}, existing, present, existing.kind))
  const changes = before ? differences(TITLES, before, fieldsOf(work)) : []
  const isSame = existing !== null && changes.length === 0
  return { row: number, name, problems, changes, work: isSame ? null : work, isNew: !existing }
}

/** What the row says, and where it says nothing, what is there. */
function workOf(
  values: Readonly<Record<string, string>>,
  existing: AgencyRow | null,
  present: readonly AgencyRow[],
  kind: AgencyKind,
): AgencyWork {
  const { shortName, parent, creditCode, reports, phone, address } = values
  const parentNow = present.find(({ id }) => id === existing?.parent_id)?.name ?? ''
  return {
    existing,
    name: values.name ?? existing?.name ?? '',
    shortName: shortName || existing?.short_name || (values.name ?? ''),
    parent: parent || parentNow,
    kind,
    creditCode: creditCode || existing?.credit_code || null,
    reports: reports ? YES.has(reports) : (existing?.reports ?? true),
    contact: {
      ...existing?.contact,
      ...(phone && { phone }),
      ...(address && { address }),
    },
  }
}

function fieldsOf(work: AgencyWork): Record<string, string> {
  return {
    shortName: work.shortName,
    parent: work.parent,
    kind: AGENCY_KINDS[work.kind],
    creditCode: work.creditCode ?? '',
    reports: work.reports ? '是' : '否',
    phone: work.contact.phone ?? '',
    address: work.contact.address ?? '',
  }
}
