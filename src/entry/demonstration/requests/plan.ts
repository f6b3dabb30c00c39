import { readFileSync } from 'node:fs'
import { addDays, type Day } from '#core/kit/day.ts'
import type { ApplicantColumn, DisputeKind, DisputeResult } from '#core/requests/counting.ts'
import { DECISION_KINDS, type DecisionKind } from '#core/requests/decision-kinds.ts'
import { type Dice, diceOf } from '../dice.ts'
import { personName } from '../people.ts'

/** One thing that happens: which step, how many days after the application came in, with what. */
export type Move = readonly [step: string, day: number, more?: Readonly<Record<string, unknown>>]

/** A request of the demonstration, from its application to where it is today. */
export type CasePlan = {
  /** Short name of the agency. */
  readonly at: string
  readonly submittedOn: Day
  readonly applicantKind: ApplicantColumn
  readonly applicant: string
  readonly wanted: string
  /** Of each matter that is asked for. */
  readonly decisions: readonly DecisionKind[]
  readonly moves: readonly Move[]
  readonly isOnline: boolean
  readonly disputes: readonly DisputePlan[]
}

/** A reconsideration or lawsuit, days after the application; without a result it is still open. */
export type DisputePlan = {
  readonly kind: DisputeKind
  readonly filedDay: number
  readonly closedDay: number | null
  readonly result: DisputeResult | null
}

/** A case that is told by itself, for what the others do not have. */
type ParticularCase = {
  readonly at: string
  readonly column: ApplicantColumn
  /** Day of last year, `MM-DD`. */
  readonly on: string
  readonly decisions: readonly DecisionKind[]
  readonly course: string
  readonly disputes?: readonly DisputePlan[]
}

type Courses = {
  readonly courses: Readonly<Record<string, readonly Move[]>>
  readonly courseOf: Readonly<Record<string, readonly string[]>>
  readonly particular: readonly ParticularCase[]
  readonly wanted: readonly [string, ...string[]]
  readonly parts: Readonly<Record<string, string>>
}

export const COURSES = JSON.parse(
  readFileSync(new URL('./courses.json', import.meta.url), 'utf8'),
) as Courses

const COLUMNS: readonly ApplicantColumn[] = [
  ...(['natural', 'natural', 'natural', 'business', 'natural', 'legal', 'natural'] as const),
  ...(['research', 'charity', 'natural', 'other_org'] as const),
]
const ORGANISATIONS: Readonly<Record<string, string>> = {
  business: '安澜青松建设有限公司',
  legal: '安澜文澜律师事务所',
  research: '安澜县农业科学研究所',
  charity: '安澜县助学公益服务中心',
  other_org: '城关镇文澜村村民委员会',
}

/** The two cases that real offices of 2020 reported: three people and two firms, one discussion record. */
const REAL_FIVE: readonly (readonly [ApplicantColumn, DecisionKind])[] = [
  ['natural', 'provide'],
  ['natural', 'provide'],
  ['natural', 'deny_process'],
  ['business', 'provide'],
  ['business', 'provide'],
]

/** Agencies that are asked now and then, by their short names. */
const OFTEN_ASKED: readonly [string, ...string[]] = [
  ...(['教育局', '发改局', '自然资源局', '住建局', '水务局', '民政局', '城关镇'] as const),
]
/** Those that were asked once, with the cases of real offices. */
const ASKED_ONCE = { five: '政府办', two: '审批局' } as const

/** Whose requests are all in the register, by their short names. */
export const ASKED_AGENCIES: readonly string[] = [...OFTEN_ASKED, ...Object.values(ASKED_ONCE)]

/**
 * Requests of last year and of this year up to today: every outcome in both, every state among those
 * of the last weeks. The same on every machine but for the dates, which follow today.
 */
export function requestsPlan(today: Day): CasePlan[] {
  const lastYear = Number(today.slice(0, 4)) - 1
  const dice = diceOf(`requests ${lastYear}`)
  const real = REAL_FIVE.map(([column, decision], index) =>
    caseOf(dice, {
      at: ASKED_ONCE.five,
      column,
      decision,
      on: `${lastYear}-0${index + 3}-11`,
      index,
    }),
  )
  const two = [0, 1].map((index) =>
    caseOf(dice, {
      ...{ at: ASKED_ONCE.two, column: 'natural', decision: 'provide', index },
      on: `${lastYear}-0${index + 5}-09`,
    }),
  )
  return [
    ...real,
    ...two,
    ...COURSES.particular.map((each) => particularCase(dice, each, lastYear)),
    ...spread(dice, `${lastYear}-01-08`, 346, 54),
    ...spread(dice, `${lastYear + 1}-01-06`, daysOfYear(today) - 30, 40),
    ...spread(dice, addDays(today, -28), 27, 26),
  ].sort((one, other) => (one.submittedOn < other.submittedOn ? -1 : 1))
}

function daysOfYear(today: Day): number {
  const start = Date.parse(`${today.slice(0, 4)}-01-01T00:00:00Z`)
  return Math.max(31, Math.round((Date.parse(`${today}T00:00:00Z`) - start) / 86_400_000))
}

/** So many cases from a day on, over so many days, through all outcomes. */
function spread(dice: Dice, from: Day, days: number, count: number): CasePlan[] {
  return Array.from({ length: count }, (_, index) =>
    caseOf(dice, {
      at: index % 4 === 0 ? '教育局' : dice.pick(OFTEN_ASKED),
      column: COLUMNS[index % COLUMNS.length] ?? 'natural',
      // Half of what is asked for is given.
      decision:
        index % 2 === 0
          ? 'provide'
          : (DECISION_KINDS[(index >> 1) % DECISION_KINDS.length]?.id ?? 'provide'),
      on: addDays(from, Math.floor((index * days) / count)),
      index,
    }),
  )
}

type Seed = {
  readonly at: string
  readonly column: ApplicantColumn
  readonly decision: DecisionKind
  readonly on: Day
  readonly index: number
}

function caseOf(dice: Dice, { at, column, decision, on, index }: Seed): CasePlan {
  const known = COURSES.courseOf[decision] ?? ['straight', 'online', 'extended']
  const course = known[index % known.length] ?? 'straight'
  return {
    ...{ at, submittedOn: on, applicantKind: column, isOnline: course === 'online' },
    decisions: [decision],
    ...askedBy(dice, column),
    moves: COURSES.courses[course] ?? [],
    disputes: index === DISPUTED[decision]?.index ? [DISPUTED[decision].plan] : [],
  }
}

function particularCase(
  dice: Dice,
  { at, column, on, decisions, course, disputes = [] }: ParticularCase,
  year: number,
): CasePlan {
  return {
    ...{ at, submittedOn: `${year}-${on}`, applicantKind: column, isOnline: false },
    ...askedBy(dice, column),
    ...{ decisions, disputes, moves: COURSES.courses[course] ?? [] },
  }
}

function askedBy(dice: Dice, column: ApplicantColumn) {
  const applicant = column === 'natural' ? personName(dice) : (ORGANISATIONS[column] ?? '')
  return { applicant, wanted: dice.pick(COURSES.wanted) }
}

/** One refusal that went to reconsideration and was upheld, one that is before the court. */
const DISPUTED: Partial<Record<DecisionKind, { index: number; plan: DisputePlan }>> = {
  deny_process: {
    index: 2,
    plan: { kind: 'reconsideration', filedDay: 40, closedDay: 95, result: 'upheld' },
  },
  not_exist: {
    index: 23,
    plan: { kind: 'direct-litigation', filedDay: 60, closedDay: null, result: null },
  },
}
