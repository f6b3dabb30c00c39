import { maskMail, maskPhone } from '#platform/crypto/mask.ts'
import type { AgencyRow } from '../../identity.tables.ts'
import { astrayRow, differences, type Plan, type PlannedRow } from './plan.ts'
import type { Column, SheetRow } from './sheet.ts'

export const PEOPLE_COLUMNS: readonly Column[] = [
  { key: 'name', headings: ['姓名', '人员姓名'], isNeeded: true },
  { key: 'agency', headings: ['单位', '单位名称', '所在单位', '工作单位'], isNeeded: true },
  { key: 'title', headings: ['职务', '职务职称', '岗位'] },
  { key: 'phone', headings: ['电话', '手机', '手机号', '联系电话'] },
  { key: 'email', headings: ['电子邮箱', '邮箱', '电子邮件'] },
]

/** A person who is there already, with telephone and mail opened. */
export type PresentPerson = {
  readonly id: string
  readonly agencyId: string
  readonly name: string
  readonly title: string
  readonly phone: string
  readonly email: string
}

export type PersonWork = Omit<PresentPerson, 'id'> & { readonly id: string | null }

const PHONE = /^\+?[0-9 -]{5,30}$/
const MAIL = /^[^@\s]+@[^@\s]+$/
const TITLES = { title: '职务', phone: '电话', email: '电子邮箱' }

/**
 * What a sheet of people means for those there are. Somebody is known again by name and agency; two
 * of one name at one agency are told apart by the telephone number.
 */
export function planPeople(
  rows: readonly SheetRow[],
  agencies: readonly AgencyRow[],
  present: readonly PresentPerson[],
): Plan<PersonWork> {
  const seen = new Set<string>()
  return rows.map((row) => {
    if (row.astray !== undefined) return astrayRow(row.number, row.astray)
    const planned = planRow(row, agencies, present, seen)
    seen.add(keyOf(row))
    return planned
  })
}

function keyOf({ values }: SheetRow): string {
  return [values.agency, values.name, values.phone].join('\n')
}

function planRow(
  row: SheetRow,
  agencies: readonly AgencyRow[],
  present: readonly PresentPerson[],
  seen: ReadonlySet<string>,
): PlannedRow<PersonWork> {
  const { name = '', agency = '', title = '', phone = '', email = '' } = row.values
  const agencyId = agencies.find((each) => each.name === agency)?.id
  const alike = present.filter((each) => each.agencyId === agencyId && each.name === name)
  const existing = alike.length > 1 ? alike.find((each) => each.phone === phone) : alike[0]
  const rules: readonly (readonly [boolean, string])[] = [
    [name === '', '没有写姓名。'],
    [name.length > 50, '姓名超过 50 个字。'],
    [title.length > 50, '职务超过 50 个字。'],
    [agencyId === undefined, agency === '' ? '没有写单位。' : `没有名为“${agency}”的单位。`],
    [phone !== '' && !PHONE.test(phone), '电话号码不正确。'],
    [email !== '' && (!MAIL.test(email) || email.length > 100), '电子邮箱不正确。'],
    [seen.has(keyOf(row)), '与前面的行重复。'],
    [alike.length > 1 && !existing, '本单位有几位同名人员，请用电话区分。'],
  ]
  const problems = rules.filter(([applies]) => applies).map(([, sentence]) => sentence)
  if (problems.length > 0 || agencyId === undefined) {
    return { row: row.number, name, problems, changes: [], work: null, isNew: false }
  }
  const work = {
    ...{ id: existing?.id ?? null, agencyId, name },
    title: title || (existing?.title ?? ''),
    phone: phone || (existing?.phone ?? ''),
    email: email || (existing?.email ?? ''),
  }
  // Compared in full, shown masked.
  const isSame = existing !== undefined && isAlike(existing, work)
  const changes = existing ? differences(TITLES, masked(existing), masked(work)) : []
  return { row: row.number, name, problems, changes, work: isSame ? null : work, isNew: !existing }
}

function isAlike(one: Omit<PersonWork, 'id'>, other: Omit<PersonWork, 'id'>): boolean {
  return one.title === other.title && one.phone === other.phone && one.email === other.email
}

function masked({ title, phone, email }: Omit<PersonWork, 'id'>) {
  return { title, phone: maskPhone(phone), email: maskMail(email) }
}
