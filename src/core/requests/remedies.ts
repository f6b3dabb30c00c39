import { type PeriodName, periodOn } from '../clock/periods.ts'
import type { Day } from '../kit/day.ts'
import {
  type Articles,
  articlesText,
  type DecisionKind,
  decisionKind,
  type Ground,
  inForce,
} from './decision-kinds.ts'
import data from './remedies.json' with { type: 'json' }

/** Where reconsideration is applied for, as seen from the agency that decided. */
export type ForumId = keyof typeof data.forumLabels

/** The agency that decided, as far as it matters to whom one turns against it. */
export type RemedyAgency = {
  /** `street`: 派出机关 such as a 街道办事处; `justice`: 司法行政部门. */
  readonly kind: 'government' | 'department' | 'justice' | 'township' | 'street' | 'institution'
  readonly level: 'nation' | 'province' | 'city' | 'county' | 'township'
  /** 海关、金融、外汇管理等垂直领导的机关、税务和国家安全机关. */
  readonly isVertical?: boolean
  /** What those who decide on reconsiderations are called: `安澜县人民政府`. */
  readonly names?: Readonly<Partial<Record<ForumId, string>>>
  /** The court that would have the case; `人民法院` when not known. */
  readonly court?: string
}

export type RemedyWay = 'reconsideration' | 'litigation' | 'litigation-after-reconsideration'

/** One step that is open against a decision or a part of it. */
export type Remedy = {
  /** The whole decision, what it withholds, or what else it says. */
  readonly about: 'decision' | 'withheld' | 'rest'
  readonly way: RemedyWay
  /** It must come before going to court (行政复议法2023§23). */
  readonly isRequiredFirst: boolean
  /** One is to be chosen when there are several. */
  readonly to: readonly string[]
  readonly count: number
  readonly unit: 'working-day' | 'day' | 'month'
  readonly basis: readonly Articles[]
  /** A clause without punctuation at its end: `可以自收到本告知书之日起60日内向……申请行政复议`. */
  readonly sentence: string
}

type Against = {
  readonly kind: DecisionKind
  /** Why parts are withheld, of a partial decision. */
  readonly grounds?: readonly Ground[]
  readonly decidedOn: Day
  readonly agency: RemedyAgency
  /** It withholds a part although its kind does not say so; a partial decision does in any case. */
  readonly deniesPart?: boolean
  /** What the letter calls itself: `本告知书`. */
  readonly letter?: string
}

type Forum = Articles & {
  readonly kinds: readonly string[]
  readonly levels?: readonly string[]
  readonly isVertical?: boolean
  readonly to: readonly ForumId[]
}

const FORUMS = data.forums as readonly Forum[]

/**
 * What can be done against a decision, in the order in which it can be done. From 2024-01-01 on, what
 * was withheld by 条例§14–16 goes to reconsideration first; everything else leaves the choice. Of a
 * partial decision what is withheld and the rest are told apart when their ways differ.
 */
export function remediesOf(against: Against): readonly Remedy[] {
  if (isFirst(decisionKind(against.kind).remedy, against.decidedOn)) {
    return reconsiderationFirst('decision', against)
  }
  const deniesPart = against.deniesPart ?? against.kind === 'partial'
  const isPartFirst = (against.grounds ?? []).some((ground) =>
    isFirst(decisionKind(ground).remedy, against.decidedOn),
  )
  return deniesPart && isPartFirst
    ? [...reconsiderationFirst('withheld', against), ...choice('rest', against)]
    : choice('decision', against)
}

/** The sentences to print, one for each thing that can be contested, with the laws they rest on. */
export function remedySentence(remedies: readonly Remedy[]): readonly string[] {
  const about = [...new Set(remedies.map((remedy) => remedy.about))]
  return about.map((each) => {
    const own = remedies.filter((remedy) => remedy.about === each)
    const basis = articlesText(own.flatMap((remedy) => remedy.basis).reduce(joinArticles, []))
    const [first, ...rest] = own.map(({ sentence }) => sentence)
    return `根据${basis}的规定，${SUBJECTS[each]}不服的，${[first, ...rest].join('')}。`
  })
}

/** Who decides on a reconsideration, and by which article; `null` when the law has no such forum. */
export function forumOf(agency: RemedyAgency, on: Day): Forum | null {
  const fitting = FORUMS.filter(
    (forum) =>
      forum.from <= on &&
      forum.kinds.includes(agency.kind) &&
      (forum.levels?.includes(agency.level) ?? true) &&
      (forum.isVertical ?? false) === (agency.isVertical ?? false),
  )
  return fitting.reduce<Forum | null>(
    (latest, forum) => (latest && latest.from >= forum.from ? latest : forum),
    null,
  )
}

/** What those who decide on a reconsideration are called, each once; none where the law names nobody. */
export function forumNames(agency: RemedyAgency, on: Day): readonly string[] {
  const to = forumOf(agency, on)?.to ?? []
  return [...new Set(to.map((id) => agency.names?.[id] ?? data.forumLabels[id]))]
}

const SUBJECTS: Readonly<Record<Remedy['about'], string>> = {
  decision: '对本决定',
  withheld: '对不予公开部分的决定',
  rest: '对其他部分的决定',
}

function isFirst(remedy: string, on: Day): boolean {
  return remedy === 'reconsideration-first' && on >= data.reconsiderationFirst.from
}

function reconsiderationFirst(about: Remedy['about'], against: Against): readonly Remedy[] {
  return [reconsideration(about, against, data.reconsiderationFirst), afterwards(about, against)]
}

function choice(about: Remedy['about'], against: Against): readonly Remedy[] {
  const { agency, letter = '本决定', decidedOn } = against
  const period = lengthOf('litigation', decidedOn)
  const court = agency.court ?? '人民法院'
  return [
    reconsideration(about, against, null),
    {
      ...{ about, way: 'litigation', isRequiredFirst: false, to: [court], ...period },
      basis: limitOf('litigation', decidedOn),
      sentence: `，也可以自收到${letter}之日起${lengthText(period)}内依法向${court}提起行政诉讼`,
    },
    afterwards(about, against),
  ]
}

/** `because`: why it must come first, which has to be said in so many words (行政复议法2023§23第二款). */
function reconsideration(
  about: Remedy['about'],
  { agency, decidedOn, letter = '本决定' }: Against,
  because: Articles | null,
): Remedy {
  const forum = forumOf(agency, decidedOn)
  const to = forumNames(agency, decidedOn)
  const period = lengthOf('reconsideration', decidedOn)
  const where = to.length > 0 ? to.join('或者') : '有管辖权的行政复议机关'
  const when = `可以自收到${letter}之日起${lengthText(period)}内`
  const limit = limitOf('reconsideration', decidedOn)
  return {
    ...{ about, way: 'reconsideration', isRequiredFirst: because !== null, to, ...period },
    basis: [...limit, ...(because ? [because] : []), ...(forum ? [forum] : [])],
    sentence: because
      ? `应当先申请行政复议，${when}向${where}提出`
      : `${when}向${where}申请行政复议`,
  }
}

function afterwards(about: Remedy['about'], { agency, decidedOn }: Against): Remedy {
  const way = 'litigation-after-reconsideration'
  const period = lengthOf(way, decidedOn)
  const court = agency.court ?? '人民法院'
  return {
    ...{ about, way, isRequiredFirst: false, to: [court], ...period },
    basis: limitOf(way, decidedOn),
    sentence: `；对行政复议决定不服的，可以自收到行政复议决定书之日起${lengthText(period)}内依法向${court}提起行政诉讼`,
  }
}

function limitOf(way: RemedyWay, on: Day): readonly Articles[] {
  return inForce<Articles>(data.limits[way], on)
}

/** The length of a period on a day; laws older than all known ones are taken for the oldest known. */
function lengthOf(way: RemedyWay & PeriodName, on: Day): Pick<Remedy, 'count' | 'unit'> {
  const period = periodOn(way, on) ?? periodOn(way, OLDEST)
  if (!period) throw new Error(`no period ${way}`)
  return { count: period.count, unit: period.unit }
}

const OLDEST: Day = '2008-05-01'
const UNITS: Readonly<Record<Remedy['unit'], string>> = {
  'working-day': '个工作日',
  day: '日',
  month: '个月',
}

function lengthText({ count, unit }: Pick<Remedy, 'count' | 'unit'>): string {
  return count + UNITS[unit]
}

/** Articles of one law together, each once, in the order in which they were named. */
function joinArticles(known: readonly Articles[], next: Articles): readonly Articles[] {
  const same = known.find(({ law }) => law === next.law)
  if (!same) return [...known, next]
  const places = [...new Set([...same.places, ...next.places])]
  return known.map((each) => (each === same ? { ...same, places } : each))
}
