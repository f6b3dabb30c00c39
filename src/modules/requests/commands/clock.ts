import { makeCalendar, NATIONAL, type WorkCalendar } from '#core/calendar/calendar.ts'
import { isInProvince } from '#core/calendar/provinces.ts'
import { eventFaults } from '#core/clock/check-events.ts'
import type { ClockEvent } from '#core/clock/events.ts'
import { periodOn } from '#core/clock/periods.ts'
import { type Clock, replay } from '#core/clock/replay.ts'
import { dayInChina, isDay } from '#core/kit/day.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { toHalfWidth } from '#core/kit/text.ts'
import { defineCommand, type Given, wrongUsage } from '#platform/terminal/command.ts'
import { clockLines } from '../views/clock-text.ts'
import { readArrangements, readEvents } from './clock-events.ts'

const OPTIONS = {
  received: { kind: 'value', argument: '日期', about: '收到申请之日，如 2026-03-02' },
  days: { kind: 'value', argument: '天数', about: '期限的工作日数；不写时按收到之日的规定' },
  region: { kind: 'value', argument: '代码', about: '行政区划代码，用当地的放假安排' },
  events: { kind: 'value', argument: '文件', about: '补正、征求意见、延期等事件（JSON）' },
  calendar: { kind: 'value', argument: '文件', about: '另外的放假安排（JSON）' },
  today: { kind: 'value', argument: '日期', about: '已用、逾期几日算到哪一天；不写时算到今天' },
  json: { kind: 'flag', about: '用 JSON 输出结果（给别的程序用）' },
} as const

export const clockCommand = defineCommand({
  name: 'clock',
  summary: '按工作日计算答复期限，逐日说明',
  usage: ['--received 日期 [--days 天数] [--region 代码] [--events 文件] [--json]'],
  operands: { min: 0, max: 0, what: '' },
  options: OPTIONS,
  notes: [
    '收到之日不计入，次一工作日为第一日；周末、放假不计，调休上班计入。',
    '事件的种类：supplement-asked、supplement-received、consultation-sent、consultation-answered、extended、fee-notified、fee-paid、postponed、ended。',
    '没有公布放假安排的年份不能计算；公布后用 --calendar 加入。',
  ],
  examples: [
    { line: 'clock --received 2020-01-17 --days 20 --region 640522 --json', about: '答复期限' },
    { line: 'clock --received 2026-03-02 --events 事件.json', about: '有延期、征求意见等' },
  ],
  run: async ({ options }, terminal) => {
    const question = questionOf(options)
    if (!question.ok) return wrongUsage(question.error)
    const { events, ...given } = question.value
    const faults = eventFaults(events, given)
    if (faults.length > 0) return wrongUsage(faults.join(''))
    const clock = replay(events, given)
    if (!clock.ok) return wrongUsage(clock.error.message)
    const { dueOn, withoutDueOn, state, used, left } = clock.value
    const explanation = options.today === null ? daysToDue(clock.value) : clock.value.days
    const answer = { due: dueOn, why: withoutDueOn?.message, state, used, left, explanation }
    const lines = () => clockLines({ ...clock.value, days: explanation })
    await terminal.print(...(options.json ? [JSON.stringify(answer)] : lines()))
    return dueOn === null && withoutDueOn?.code === 'unknown-year' ? 1 : 0
  },
})

/** Who does not say up to when asks for the due day: how late it is by now is another question. */
function daysToDue({ dueOn, days }: Clock): Clock['days'] {
  return dueOn === null ? days : days.filter(({ on }) => on <= dueOn)
}

type Options = Given<typeof OPTIONS>['options']

type Question = {
  readonly events: readonly ClockEvent[]
  readonly calendar: WorkCalendar
  readonly allowed: number
  readonly today: string
}

function questionOf(options: Options): Result<Question, string> {
  const told = options.events === null ? ok([]) : readEvents(options.events)
  if (!told.ok) return told
  const received = options.received === null ? null : toHalfWidth(options.received).trim()
  if (received !== null && !isDay(received)) return fail(`--received 要的是日期，如 2026-03-02`)
  const events: ClockEvent[] = [...told.value]
  if (received !== null) events.push({ kind: 'received', on: received })
  const [first, ...more] = events.filter(({ kind }) => kind === 'received')
  if (!first || more.length > 0) {
    return fail('请用 --received 或在事件里写明收到申请之日，只写一次')
  }
  const allowed = allowedOf(options.days, first.on)
  if (!allowed.ok) return allowed
  const today = toHalfWidth(options.today ?? dayInChina(Date.now())).trim()
  if (!isDay(today)) return fail('--today 要的是日期，如 2026-03-02')
  const calendar = calendarOf(options)
  if (!calendar.ok) return calendar
  return ok({ events, calendar: calendar.value, allowed: allowed.value, today })
}

const MOST_DAYS = 1000

function allowedOf(days: string | null, receivedOn: string): Result<number, string> {
  if (days === null) {
    const period = periodOn('answer', receivedOn)
    return period ? ok(period.count) : fail(`${receivedOn} 还没有答复期限的规定，请用 --days 写明`)
  }
  const count = Number(toHalfWidth(days).trim())
  const isCount = Number.isInteger(count) && count >= 1 && count <= MOST_DAYS
  return isCount ? ok(count) : fail(`--days 要的是 1 到 ${MOST_DAYS} 的整数`)
}

function calendarOf({ calendar, region }: Options): Result<WorkCalendar, string> {
  if (region !== null && !/^\d{2,12}$/.test(region)) {
    return fail('--region 要的是行政区划代码，如 640522')
  }
  const further = calendar === null ? ok([]) : readArrangements(calendar)
  if (!further.ok) return further
  const national = further.value.filter((each) => each.region === '')
  const regional = further.value.filter((each) => each.region !== '')
  if (region !== null && !isInProvince(region) && !isKnownIn(regional, region)) {
    return fail(
      `没有区划代码以 ${region.slice(0, 2)} 开头的省、自治区、直辖市，--calendar 里也没有它的放假安排，请核对 --region`,
    )
  }
  return ok(makeCalendar([...NATIONAL, ...national], regional, region ?? ''))
}

function isKnownIn(regional: readonly { readonly region: string }[], code: string): boolean {
  return regional.some(({ region }) => code.startsWith(region))
}
