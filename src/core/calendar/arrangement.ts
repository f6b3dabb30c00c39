import { addDays, type Day, isDay, yearOf } from '../kit/day.ts'
import { invalid, type Refusal } from '../kit/refusal.ts'
import { fail, ok, type Result } from '../kit/result.ts'

/** Days off in a row, first and last included, with what they are for. */
export type DaysOff = { readonly name: string; readonly from: Day; readonly to: Day }

/**
 * What is announced for a year: days off and the weekend days that are worked instead. Every other
 * Saturday and Sunday is off, every other day is worked. Some days may lie in the year before.
 */
export type Arrangement = {
  readonly year: number
  /** Addresses or numbers of the notices. */
  readonly sources: readonly string[]
  readonly off: readonly DaysOff[]
  readonly work: readonly Day[]
}

/**
 * Further days off of one part of the country (全国年节及纪念日放假办法 §4: those of ethnic minorities),
 * on top of the national arrangement. `region` is the beginning of a region's code: `64` is Ningxia.
 */
export type RegionalArrangement = Arrangement & { readonly region: string }

/** Longest holiday that is believed; anything longer is a slip of the pen. */
const MOST_DAYS_OFF = 31

/** Whether an arrangement can be true; says in a sentence what is wrong. */
export function checkArrangement(given: Arrangement): Result<Arrangement, Refusal> {
  const faults = [...given.off.flatMap(faultsOfDaysOff(given.year)), ...faultsOfWork(given)]
  const [first] = faults
  if (first) return fail(invalid('arrangement', first, { days: faults.join('') }))
  return given.sources.length === 0
    ? fail(invalid('no-source', '请填写放假通知的文号或网址。', { sources: '不能为空。' }))
    : ok(given)
}

const faultsOfDaysOff =
  (year: number) =>
  ({ name, from, to }: DaysOff): string[] => {
    if (!isDay(from) || !isDay(to)) return [`“${name}”的起止日期“${from}”“${to}”不是日期。`]
    if (to < from) return [`“${name}”的结束日期${to}早于开始日期${from}。`]
    if (to > addDays(from, MOST_DAYS_OFF)) return [`“${name}”超过${MOST_DAYS_OFF}天，请核对。`]
    return isNear(year, from) && isNear(year, to) ? [] : [`“${name}”（${from}）不在${year}年前后。`]
  }

function faultsOfWork({ year, off, work }: Arrangement): string[] {
  return work.flatMap((day) => {
    if (!isDay(day)) return [`调休上班日“${day}”不是日期。`]
    if (!isNear(year, day)) return [`调休上班日${day}不在${year}年前后。`]
    const holiday = off.find(({ from, to }) => from <= day && day <= to)
    return holiday ? [`${day}既是“${holiday.name}”放假，又是上班日。`] : []
  })
}

/** New Year's holiday may begin in December of the year before. */
function isNear(year: number, day: Day): boolean {
  return yearOf(day) === year || day.startsWith(`${year - 1}-12-`)
}
