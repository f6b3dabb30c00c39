import { type Day, isDay } from './day.ts'
import { invalid, type Refusal } from './refusal.ts'
import { fail, ok, type Result } from './result.ts'
import { toHalfWidth } from './text.ts'

/** Citizen identification numbers (GB 11643—1999): 17 digits and one character that checks them. */
export type CitizenId = {
  /** 18 places, as it is kept. */
  readonly number: string
  readonly bornOn: Day
  readonly sex: 'male' | 'female'
  /** Where it was first given out: six digits of GB/T 2260, perhaps of a place no longer there. */
  readonly division: string
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
const SHAPE = /^[1-9]\d{16}[\dX]$/
const OLD_SHAPE = /^[1-9]\d{14}$/
/** Numbers of fifteen places were given out to people born in the twentieth century. */
const OLD_CENTURY = '19'
const EARLIEST_BIRTH: Day = '1900-01-01'

/** As it is kept: half-width, a capital X, no spaces. Says nothing about being right. */
export function normalCitizenId(text: string): string {
  return toHalfWidth(text).replace(/\s/g, '').toUpperCase()
}

/** The eighteenth character for the first seventeen digits. */
export function citizenCheck(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at] ?? 0), 0)
  return CHECKS[sum % CHECKS.length] ?? ''
}

/**
 * What a number says about its holder. A number of fifteen places is made one of eighteen. Refused
 * when it is no such number, its date does not exist or lies after `today`, or its check is wrong.
 */
export function readCitizenId(text: string, today: Day): Result<CitizenId, Refusal> {
  const typed = normalCitizenId(text)
  const number = OLD_SHAPE.test(typed) ? upgraded(typed) : typed
  if (!SHAPE.test(number)) return no('公民身份号码应为18位：17位数字和1位数字或X。')
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(bornOn) || bornOn < EARLIEST_BIRTH || bornOn > today) {
    return no('公民身份号码第7至14位不是有效的出生日期，请核对。')
  }
  if (number[17] !== citizenCheck(number)) {
    return no('公民身份号码最后一位与前17位不符，请核对是否输错。')
  }
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female'
  return ok({ number, bornOn, sex, division: number.slice(0, 6) })
}

function upgraded(old: string): string {
  const body = old.slice(0, 6) + OLD_CENTURY + old.slice(6)
  return body + citizenCheck(body)
}

function no(sentence: string): Result<never, Refusal> {
  return fail(invalid('citizen-id', sentence, { citizenId: sentence }))
}
