import type { CheckStatus } from '#core/annual-report/finding.ts'
import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'
import { CLEAN } from './clean.ts'
import { FAULTY } from './faulty.ts'
import type { Sample } from './plan.ts'
import { compactCells, sourceReports, templateOf } from './source.ts'

export const SAMPLES = new URL('../../samples/', import.meta.url)

/** What reading and checking a sample must give; stands beside it as `<name>.expected.json`. */
export type Expected = {
  readonly file: string
  readonly template: string
  readonly year: number | null
  readonly agency: string | null
  /** By table and row, every column; a word where a cell holds no figure. */
  readonly cells: Readonly<Record<string, Readonly<Record<string, readonly (number | string)[]>>>>
  readonly check: {
    readonly previous: string | null
    readonly members: readonly string[]
    readonly status: CheckStatus
    /** Rules that speak at least; none of level error or warning where the list is empty. */
    readonly rules: readonly string[]
    readonly wrong: string | null
  }
}

export type MadeSample = Sample & {
  readonly file: string
  readonly expected: Expected
  readonly bytes: () => Promise<Uint8Array>
}

/** Every sample with what is expected of it; the files themselves are printed on demand. */
export function samplesOf(templates: readonly Template[]): MadeSample[] {
  const reports = sourceReports(templates)
  const samples = [...CLEAN, ...FAULTY]
  const files = new Map(samples.map((sample) => [sample.name, fileOf(sample)]))
  return samples.map((sample) => {
    const report = faultsIn(sample, reports)
    const template = templateOf(templates, report.year ?? 0)
    return {
      ...sample,
      file: fileOf(sample),
      expected: {
        file: fileOf(sample),
        template: template.id,
        year: report.year,
        agency: report.agency,
        cells: compactCells(template, report.cells),
        check: {
          previous: sample.previous ? (files.get(sample.previous) ?? null) : null,
          members: (sample.members ?? []).flatMap((name) => files.get(name) ?? []),
          status: sample.expects ? (sample.expects.status ?? 'fail') : 'pass',
          rules: sample.expects?.rules ?? [],
          wrong: sample.expects?.wrong ?? null,
        },
      },
      bytes: () => sample.print(report, template),
    }
  })
}

function fileOf({ name, extension }: Sample): string {
  return `${name}.${extension}`
}

function faultsIn(
  { of, faults = [] }: Sample,
  reports: ReadonlyMap<string, AnnualReport>,
): AnnualReport {
  const report = reports.get(of)
  if (!report) throw new RangeError(`there is no report ${of}`)
  return faults.reduce((faulty, fault) => fault(faulty, reports), report)
}
