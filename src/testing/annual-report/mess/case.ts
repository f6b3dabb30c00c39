import fc from 'fast-check'
import type { AnnualReport, Cell } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'
import { correctReport } from '../arbitrary.ts'
import { diceOf } from './dice.ts'
import { type Draft, draftOf } from './draft.ts'
import { makeMess } from './mess.ts'
import { MESSES } from './messes.ts'
import { RENDERINGS, type Rendering } from './rendering.ts'

/** One file of one report: everything needed to make it again. */
export type MessCase = {
  readonly template: Template
  readonly report: AnnualReport
  readonly rendering: string
  readonly messes: readonly string[]
  readonly seed: number
}

export type CaseOptions = {
  readonly renderings?: readonly string[]
  /** Messes that are always there; others are drawn. */
  readonly maxMesses?: number
}

/** A correct report, some of its cells blank, struck out or «不适用», with a way of printing it. */
export function messCase(
  templates: readonly [Template, ...Template[]],
  options: CaseOptions = {},
): fc.Arbitrary<MessCase> {
  const names = options.renderings ?? RENDERINGS.map(({ name }) => name)
  return fc.constantFrom(...templates).chain((template) =>
    fc.record({
      template: fc.constant(template),
      report: withGaps(template),
      rendering: fc.constantFrom(...names),
      messes: fc.subarray(
        MESSES.map(({ name }) => name),
        { maxLength: options.maxMesses ?? 6 },
      ),
      seed: fc.nat(0xffffffff),
    }),
  )
}

/** The draft of a case with the messes that its kind of file can show. */
export function messyDraft({ template, report, rendering, messes, seed }: MessCase): Draft {
  const { without } = renderingNamed(rendering)
  const wanted = MESSES.filter(({ name }) => messes.includes(name) && !without.includes(name))
  return makeMess(draftOf(report, template), wanted, diceOf(seed))
}

/** The file of a case, or null where its kind of file cannot show this report's blanks. */
export function renderCase(each: MessCase): Uint8Array | null {
  const rendering = renderingNamed(each.rendering)
  const draft = messyDraft(each)
  return rendering.suits(draft)
    ? rendering.render(draft, diceOf(each.seed).fork('rendering'))
    : null
}

export function renderingNamed(name: string): Rendering {
  const found = RENDERINGS.find((rendering) => rendering.name === name)
  if (!found) throw new RangeError(`no rendering is called ${name}`)
  return found
}

const GAPS: readonly Cell[] = [
  { kind: 'blank', raw: '' },
  { kind: 'slash', raw: '/' },
  { kind: 'slash', raw: '—' },
  { kind: 'na', raw: '不适用' },
]

/** Most reports are filled in; some have single gaps, some a whole table of blanks. */
export function withGaps(template: Template): fc.Arbitrary<AnnualReport> {
  const ids = template.cells.map(({ id }) => id)
  const gap = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...GAPS))
  const single = fc.array(gap, { maxLength: 12 }).map((gaps) => Object.fromEntries(gaps))
  const table = fc
    .constantFrom(...template.tables)
    .map(({ id }) => blanks(ids.filter((each) => each.startsWith(`${id}.`))))
  const gaps = fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    { weight: 2, arbitrary: single },
    { weight: 1, arbitrary: table },
    { weight: 1, arbitrary: fc.constant(blanks(ids.filter((id) => id.startsWith('t4.')))) },
  )
  return fc
    .tuple(correctReport(template), gaps)
    .map(([report, cells]) => ({ ...report, cells: { ...report.cells, ...cells } }))
}

function blanks(ids: readonly string[]): Record<string, Cell> {
  return Object.fromEntries(ids.map((id) => [id, { kind: 'blank', raw: '' }]))
}
