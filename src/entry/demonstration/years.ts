import { isComputed } from '#core/annual-report/derive.ts'
import type { EDITABLE, StepName } from '#core/annual-report/life/states.ts'
import { type Template, templateOfYear } from '#core/annual-report/template.ts'
import { annualReportActions } from '#modules/annual-report/index.ts'
import { auditRecorder } from '#modules/audit/index.ts'
import type { Actor } from '#platform/action/actor.ts'
import { type Execute, executor } from '#platform/action/execute.ts'
import { stoppedClock } from '#platform/time/clock.ts'
import type { Deps, House } from '../house.ts'
import { countyPlan } from './county.ts'
import { type Dice, diceOf } from './dice.ts'
import { type AgencyPlan, type Figures, figuresOf } from './figures.ts'
import type { FoundedAgency, FoundedCounty } from './found-county.ts'
import { ASKED_AGENCIES } from './requests/plan.ts'
import { governmentTexts, type Texts, textsOf } from './texts.ts'
import { wayOf, withSlip } from './ways.ts'

type Span = { readonly last: number; readonly years: number; readonly step: () => void }

/** What the year's work needs at hand. */
type Desk = {
  readonly execute: Execute<Deps>
  readonly clock: ReturnType<typeof stoppedClock>
  readonly county: FoundedCounty
  readonly template: Template
}

/**
 * Three years of reports, each written, handed in, accepted, signed and published by the people of
 * its agency through the same actions that people use, at the hours they would have done it. Of the
 * last year some are still on their way, and the county's own has not been begun.
 */
export async function fillYears(house: House, county: FoundedCounty, span: Span): Promise<void> {
  const clock = stoppedClock('2000-01-01T00:00:00Z')
  const record = auditRecorder(house.ring)
  const execute = executor({ db: house.db, clock, record, deps: house.deps })
  const known = new Map<string, Figures>()
  for (let year = span.last - span.years + 1; year <= span.last; year += 1) {
    const template = templateOfYear(house.deps.annualReports.templates, year)
    if (!template) throw new Error(`no template for ${year}`)
    await fillYear({ execute, clock, county, template }, year, year === span.last, known, span.step)
  }
}

async function fillYear(
  desk: Desk,
  year: number,
  isLast: boolean,
  known: Map<string, Figures>,
  step: () => void,
): Promise<void> {
  const { county, clock } = desk
  clock.set(`${year + 1}-01-02T01:10:00Z`)
  await act(desk, 'annual-report.open-round', county.office, { year })
  const ids = await reportIds(desk, year)
  for (const [index, plan] of countyPlan().agencies.entries()) {
    const agency = county.agencies[index]
    const reportId = ids.get(agency?.id ?? '')
    if (!agency || !reportId) continue
    const dice = diceOf(`${plan.name}${year}`)
    const figures = await yearOf(desk, { plan, agency, reportId, year, isLast, known, dice })
    known.set(plan.name, figures)
    const way = wayOf(index, isLast)
    const texts = textsOf(plan, year, figures, dice)
    await write(
      desk,
      { reportId, agency, year, day: 6 + (index % 12) },
      way.isBegun ? withSlip(way, figures, texts) : null,
    )
    await walk(desk, { reportId, agency, year, day: 14 + (index % 5) }, way.steps)
    step()
  }
  await governmentReport(desk, { year, isLast, reportId: ids.get(county.government.id) ?? '' })
  step()
}

type AgencyYear = {
  readonly plan: AgencyPlan
  readonly agency: FoundedAgency
  readonly reportId: string
  readonly year: number
  readonly isLast: boolean
  readonly known: ReadonlyMap<string, Figures>
  readonly dice: Dice
}

/** Of the last year, tables three and four come from the register of those who keep theirs in it. */
async function yearOf(desk: Desk, about: AgencyYear): Promise<Figures> {
  const { plan, agency, reportId, isLast, known, dice } = about
  const isKept = ASKED_AGENCIES.includes(plan.shortName)
  const before = known.get(plan.name) ?? null
  const invented = figuresOf(plan, { template: desk.template, before, isSettled: isKept }, dice)
  if (!isKept || !isLast) return invented
  const { figures } = (await act(desk, 'annual-report.record-figures', agency.clerk, {
    reportId,
  })) as { readonly figures: Figures }
  return { ...invented, ...figures }
}

/** The county's report: the sum of its members, with a text of its own. */
async function governmentReport(
  desk: Desk,
  {
    year,
    isLast,
    reportId,
  }: { readonly year: number; readonly isLast: boolean; readonly reportId: string },
): Promise<void> {
  if (isLast) return
  const { county, clock } = desk
  const agency = county.government
  clock.set(`${year + 1}-02-10T02:00:00Z`)
  const { version } = (await open(desk, county.office, reportId)).report
  await act(desk, 'annual-report.aggregate-members', county.office, { reportId, version })
  const view = await open(desk, agency.clerk, reportId)
  const figures = Object.fromEntries(
    Object.entries(view.content.cells).map(([id, { value = 0 }]) => [id, value]),
  )
  const dice: Dice = diceOf(`${agency.name}${year}`)
  await write(
    desk,
    { reportId, agency, year, day: 40 },
    {
      figures: {},
      texts: governmentTexts(agency.name, year, figures, dice),
    },
  )
  await walk(desk, { reportId, agency, year, day: 45 }, ['submit', 'accept', 'sign', 'publish'])
}

type Sheet = {
  readonly reportId: string
  readonly agency: FoundedAgency
  readonly year: number
  /** Day of the year after, counted from 1 January. */
  readonly day: number
}

export type Written = { readonly figures: Figures; readonly texts: Texts }

/** The clerk fills in figures, texts, contact and the day under it. */
async function write(desk: Desk, sheet: Sheet, written: Written | null): Promise<void> {
  if (!written) return
  setHour(desk, sheet, 1)
  const { reportId, agency, year, day } = sheet
  const view = await open(desk, agency.clerk, reportId)
  const plain = desk.template.cells.filter((cell) => !isComputed(cell))
  const figures = plain.flatMap(({ id }) => {
    const value = written.figures[id]
    if (value === undefined) return []
    const before = view.content.cells[id] ?? { kind: 'blank', raw: '' }
    return [{ place: `cell:${id}`, before, after: { kind: 'number', value, raw: String(value) } }]
  })
  const texts = Object.entries(written.texts).map(([id, after]) => ({
    ...{ place: `section:${id}`, before: view.content.sections[id] ?? null, after },
  }))
  const signedOn = dayOf(year, day + 4)
  const signed = { place: 'signedOn', before: view.content.signedOn, after: signedOn }
  await act(desk, 'annual-report.save', agency.clerk, {
    ...{ reportId, changes: [...figures, ...texts, signed] },
  })
}

/** Who takes which step. */
const TAKERS: Readonly<Record<StepName, (agency: FoundedAgency, county: FoundedCounty) => Actor>> =
  {
    submit: ({ clerk }) => clerk,
    withdraw: ({ clerk }) => clerk,
    correct: ({ clerk }) => clerk,
    sign: ({ leader }) => leader,
    return: (_agency, { office }) => office,
    accept: (_agency, { office }) => office,
    publish: (_agency, { office }) => office,
  }

async function walk(desk: Desk, sheet: Sheet, steps: readonly StepName[]): Promise<void> {
  const { reportId, agency } = sheet
  if (steps.length === 0) return
  let { version } = (await open(desk, agency.clerk, reportId)).report
  for (const [index, step] of steps.entries()) {
    setHour(desk, sheet, 2 + index * 3)
    const taker = TAKERS[step](agency, desk.county)
    const input = { reportId, version, note: NOTES[step] ?? '' }
    const done = (await act(desk, `annual-report.${step}`, taker, input)) as { version: number }
    version = done.version
  }
}

/** What is said with a step. */
const NOTES: Partial<Readonly<Record<StepName, string>>> = {
  submit: '表内数字已与台账核对；个别合计待业务股室复核后更正。',
  return: '表三办理结果请与台账再核对一遍。',
  correct: '发布后发现平台建设部分的专栏数写错，更正后重新发布。',
}

function setHour({ clock }: Desk, { year, day }: Sheet, hours: number): void {
  const start = Date.UTC(year + 1, 0, day, 1)
  clock.set(new Date(start + hours * 3_600_000).toISOString())
}

function dayOf(year: number, day: number): string {
  return new Date(Date.UTC(year + 1, 0, day)).toISOString().slice(0, 10)
}

// --- the actions of the room, by name ---

type Editor = {
  readonly report: { readonly version: number; readonly state: (typeof EDITABLE)[number] }
  readonly content: {
    readonly cells: Readonly<Record<string, { readonly value?: number }>>
    readonly sections: Readonly<Record<string, string>>
    readonly signedOn: string | null
  }
}

async function open(desk: Desk, actor: Actor, reportId: string): Promise<Editor> {
  return (await act(desk, 'annual-report.get', actor, { reportId })) as Editor
}

async function reportIds(desk: Desk, year: number): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (let page = 1; ; page += 1) {
    const list = (await act(desk, 'annual-report.list', desk.county.office, { year, page })) as {
      readonly total: number
      readonly reports: readonly { readonly id: string; readonly agencyId: string }[]
    }
    for (const { id, agencyId } of list.reports) ids.set(agencyId, id)
    if (list.reports.length === 0 || ids.size >= list.total) return ids
  }
}

async function act(desk: Desk, name: string, actor: Actor, input: object): Promise<unknown> {
  const action = annualReportActions.find((each) => each.action.name === name)?.action
  if (!action) throw new Error(`no action ${name}`)
  const done = await desk.execute(action, actor, input)
  if (!done.ok) throw new Error(`${name} by ${actor.name}: ${done.error.message}`)
  return done.value
}
