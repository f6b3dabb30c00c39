import { readCitizenId } from '../kit/citizen-id.ts'
import { isCreditCode, normalCreditCode, registrarAndKind } from '../kit/credit-code.ts'
import type { Day } from '../kit/day.ts'
import { invalid, type Refusal } from '../kit/refusal.ts'
import { readTelephone } from '../kit/telephone.ts'
import data from './applicants.json' with { type: 'json' }
import type { ApplicantColumn } from './counting.ts'
import type { DELIVERIES } from './words.ts'

/** Applicants as table three tells them apart. */
export type ApplicantType = ApplicantColumn

type TypeRule = {
  readonly id: ApplicantType
  readonly label: string
  /** First two places of the unified social credit code (GB 32100—2015): who registered what. */
  readonly codes?: readonly string[]
  /** Words of a name that go before the code. */
  readonly names?: readonly string[]
}

export const APPLICANT_TYPES: readonly TypeRule[] = data as readonly TypeRule[]

/** The documents by which an applicant is known. */
export const IDENTITY_KINDS = {
  'citizen-id': '居民身份证',
  'residence-permit': '港澳台居民居住证',
  'travel-permit': '港澳台居民来往内地（大陆）通行证',
  passport: '护照',
  'credit-code': '统一社会信用代码',
} as const

export type IdentityKind = keyof typeof IDENTITY_KINDS

/** An applicant as 条例§29 wants one: name, proof of identity, a way to be reached. */
export type Applicant = {
  readonly type: ApplicantType
  readonly name: string
  readonly identityKind: IdentityKind
  readonly identityNumber: string
  readonly telephone?: string
  readonly email?: string
  readonly address?: string
  /** Who acts for an organisation or another person. */
  readonly agentName?: string
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
/** Passports and permits have no check character that all share. */
const FREE_NUMBER = /^[0-9A-Za-z]{5,20}$/

/** Whether a text has the shape of a mail address. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text)
}

/** The column an organisation is probably counted in; `null` when its code does not tell. */
export function suggestType(creditCode: string, name: string): ApplicantType | null {
  const parts = registrarAndKind(normalCreditCode(creditCode))
  if (!parts) return null
  const code = parts.registrar + parts.kind
  const byCode = APPLICANT_TYPES.find(({ codes }) => codes?.includes(code))?.id ?? null
  // An institute is one whether it is a public institution or privately run, but not as a company.
  if (byCode === 'business' || byCode === 'legal') return byCode
  const byName = APPLICANT_TYPES.find(({ names }) => names?.some((word) => name.includes(word)))
  return byName?.id ?? byCode
}

/**
 * What is missing or wrong in an applicant's own details, `null` when nothing is. An application is
 * not turned away because of it: what is missing is asked for as a supplement (§30).
 */
export function checkApplicant(applicant: Applicant, today: Day): Refusal | null {
  const fields = Object.fromEntries(
    Object.entries({
      name: applicant.name.trim() === '' ? '请填写姓名或者名称。' : null,
      identityNumber: identityFault(applicant, today),
      ...contactFaults(applicant),
    }).filter((entry): entry is [string, string] => entry[1] !== null),
  )
  const [first] = Object.values(fields)
  return first === undefined ? null : invalid('applicant', first, fields)
}

function identityFault(applicant: Applicant, today: Day): string | null {
  const { type, identityKind, identityNumber } = applicant
  if (identityNumber.trim() === '') return '请填写身份证明的号码。'
  if (identityKind === 'credit-code') {
    if (type === 'natural') return '自然人请使用个人身份证明。'
    const isCode = isCreditCode(normalCreditCode(identityNumber))
    return isCode ? null : '统一社会信用代码有误，请核对是否输错。'
  }
  if (type !== 'natural') return '法人或者其他组织请填写统一社会信用代码。'
  if (identityKind === 'citizen-id' || identityKind === 'residence-permit') {
    const read = readCitizenId(identityNumber, today)
    return read.ok ? null : read.error.message
  }
  return FREE_NUMBER.test(identityNumber.trim()) ? null : '证件号码应为5至20位数字或字母。'
}

function contactFaults({ telephone = '', email = '', address = '' }: Applicant) {
  const isReachable = [telephone, email, address].some((way) => way.trim() !== '')
  const phone = telephone.trim() === '' ? null : readTelephone(telephone)
  const unreachable = isReachable ? null : '请至少填写一种联系方式：电话、电子邮箱或者通信地址。'
  return {
    telephone: phone && !phone.ok ? phone.error.message : unreachable,
    email: email.trim() === '' || isEmail(email.trim()) ? null : '电子邮箱的格式不对。',
  }
}

const NEEDED_BY: Readonly<
  Partial<Record<keyof typeof DELIVERIES, { field: 'email' | 'address'; sentence: string }>>
> = {
  email: { field: 'email', sentence: '选择以电子邮件获取信息的，请填写电子邮箱。' },
  post: { field: 'address', sentence: '选择以邮寄方式获取信息的，请填写通信地址。' },
}

/** What is missing of an applicant for the way in which they want the answer (条例§29); `null`: nothing. */
export function deliveryFault(
  delivery: keyof typeof DELIVERIES,
  known: { readonly email: string; readonly address: string },
): { readonly field: 'email' | 'address'; readonly sentence: string } | null {
  const needed = NEEDED_BY[delivery]
  return needed && known[needed.field].trim() === '' ? needed : null
}
