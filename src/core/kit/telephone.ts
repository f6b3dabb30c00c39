import { invalid, type Refusal } from './refusal.ts'
import { fail, ok, type Result } from './result.ts'
import { dropInvisible, toHalfWidth } from './text.ts'

export type Telephone = {
  /** `13800000000`, `0955-4012345`, `0955-4012345-801`, `12345`: as it is kept and shown. */
  readonly number: string
  readonly kind: 'mobile' | 'landline' | 'service'
}

const MOBILE = /^1[3-9]\d{9}$/
/** Area codes of three places are those of 010 and 02x; all others have four. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})(?:-(\d{1,6}))?$/
/** Government hot lines and emergency numbers: five places at the most. */
const SERVICE = /^(?:11[0249]|12[02]|12\d{3}|400\d{7})$/
const COUNTRY = /^(?:\+|00)86-?/
const EXTENSION = /(?:转|分机|ext\.?|#)/i
/** Hyphens and dashes of every kind: U+2010 to U+2015, the minus sign. */
const DASHES = /[\u2010-\u2015\u2212]/g

/**
 * A telephone number in mainland China. Full-width digits, spaces, brackets around the area code,
 * the country code and `转` before an extension are understood. Refused when it is none.
 */
export function readTelephone(text: string): Result<Telephone, Refusal> {
  const plain = toHalfWidth(dropInvisible(text))
    .replace(DASHES, '-')
    .replace(EXTENSION, '-')
    .replace(/[\s().]/g, '')
    .replace(COUNTRY, '')
  const digits = plain.replaceAll('-', '')
  if (MOBILE.test(digits)) return ok({ number: digits, kind: 'mobile' })
  if (SERVICE.test(digits)) return ok({ number: digits, kind: 'service' })
  const landline = LANDLINE.exec(joined(plain))
  if (!landline) return fail(refusal())
  const [, area = '', number = '', extension] = landline
  return ok({
    number: [area, number, ...(extension ? [extension] : [])].join('-'),
    kind: 'landline',
  })
}

/** Digits of the shortest number that somebody is called by: a service. */
const SHORTEST = 5
/** Digits of the longest that is no number of a known form: a mobile telephone's. */
const LONGEST = 11

/**
 * Whether a text can be meant as a telephone number, also one of a form we do not know (without its
 * area code, of a house): five to eleven digits and no letters. A code of letters and digits is none.
 */
export function mayBeTelephone(text: string): boolean {
  if (readTelephone(text).ok) return true
  const plain = toHalfWidth(dropInvisible(text)).replace(EXTENSION, '')
  const digits = plain.replace(/\D/g, '')
  return !/[a-z]/i.test(plain) && digits.length >= SHORTEST && digits.length <= LONGEST
}

/** Without the hyphens inside area code and number; one before an extension is kept. */
function joined(plain: string): string {
  const [first = '', second = '', ...rest] = plain.split('-')
  const isArea = /^0\d{2,3}$/.test(first)
  const [head, tail] = isArea ? [first + second, rest] : [first, [second, ...rest]]
  const extension = tail.filter((part) => part !== '').join('')
  return extension === '' ? head : `${head}-${extension}`
}

function refusal(): Refusal {
  const sentence = '电话号码应为11位手机号，或区号加固定电话号码，如0955-4012345。'
  return invalid('telephone', sentence, { telephone: sentence })
}
