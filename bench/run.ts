import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Case, caseNames, casesOf } from './library/cases.ts'
import { prepareMaterial } from './library/material.ts'
import { type Effort, type Measured, measure } from './measure.ts'
import {
  type Line,
  PLATFORM_NAMES,
  type PlatformEffort,
  platformLines,
  REGIONS,
  REQUESTS,
} from './platform/cases.ts'
import { saveResults, type Table, tableText } from './results.ts'

/**
 * `npm run bench`: how fast reports are read, checked and written, and how fast the platform sends
 * pages, saves and adds up, each beside a baseline measured in the same run. `--quick` for a first
 * look, `--only TEXT` for the cases whose name contains it, `--save` to put what was measured into
 * bench/RESULTS.md. What the figures mean: bench/README.md.
 */

const FULL = {
  library: { rounds: 7, millisecondsPerRound: 700 } satisfies Effort,
  platform: {
    rounds: 5,
    seconds: 2,
    regions: REGIONS,
    requests: REQUESTS,
  } satisfies PlatformEffort,
}
const QUICK = {
  library: { rounds: 3, millisecondsPerRound: 300 } satisfies Effort,
  platform: {
    rounds: 3,
    seconds: 1,
    regions: REGIONS / 10,
    requests: REQUESTS / 10,
  } satisfies PlatformEffort,
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    save: { type: 'boolean', default: false },
  },
})
if (values.quick && values.save) {
  process.stderr.write('--quick is for a first look: its figures are not saved.\n')
  process.exit(2)
}

const effort = values.quick ? QUICK : FULL
const isWanted = (name: string) => name.toLowerCase().includes(values.only.toLowerCase())
const tell = (what: string) => void process.stderr.write(`${what} …\n`)
const slow: string[] = []

const library = libraryTable(await libraryLines())
const platform = platformTable(await platformLinesDone())
for (const table of [library, platform]) {
  if (table.lines.length > 0) process.stdout.write(`${table.title}\n\n${tableText(table)}\n\n`)
}
if (values.save) {
  const day = new Date().toISOString().slice(0, 10)
  const file = resolve(import.meta.dirname, 'RESULTS.md')
  saveResults(file, day, [library, platform], [...caseNames, ...PLATFORM_NAMES])
}
for (const name of slow) process.stdout.write(`slower than owed: ${name}\n`)

async function libraryLines(): Promise<string[][]> {
  const done: string[][] = []
  if (!caseNames.some(isWanted)) return done
  for (const each of await casesOf(await prepareMaterial())) {
    if (!isWanted(each.name)) continue
    tell(each.name)
    done.push(cellsOf(each, await measure(each.work, each.baseline, effort.library)))
  }
  return done
}

async function platformLinesDone(): Promise<string[][]> {
  const done: string[][] = []
  for await (const line of platformLines(effort.platform, isWanted, tell)) {
    if (!line.isEnough) slow.push(line.name)
    done.push(platformCells(line))
  }
  return done
}

function cellsOf(each: Case, { rate, baselineRate, ratio }: Measured): string[] {
  if (rate < each.owed) slow.push(each.name)
  return [
    ...[each.name, number(rate), number(each.owed), each.baselineName, number(baselineRate)],
    ratio.toPrecision(2),
  ]
}

function platformCells(line: Line): string[] {
  const { name, figure, owed, baselineName, baseline, ratio, spent, load } = line
  return [name, figure, owed, baselineName, baseline, ratio, spent, load]
}

function libraryTable(lines: string[][]): Table {
  const { rounds, millisecondsPerRound } = FULL.library
  return {
    title: 'The report library',
    about: `Rates are per second of processor time, so they are those of one core that does nothing else.
Median of ${rounds} rounds of ${millisecondsPerRound / 1000} s. One county's report; reading goes from bytes to cells, texts, facts and
warnings; "times the baseline" says how many times longer the work takes than its baseline in the same round.`,
    head: ['', 'reports/s', 'owed', 'baseline', 'baseline/s', 'times the baseline'],
    lines,
  }
}

function platformTable(lines: string[][]): Table {
  const { rounds, seconds } = FULL.platform
  return {
    title: 'The platform',
    about: `Rates are by the clock, so they suffer from whatever else the machine does: "load" is how many processes
wanted its cores. Median of ${rounds} rounds of ${seconds} s, work and baseline in turn; "ratio" is the work's rate as a part of the
baseline's in the same round. Processor time is for one piece of work, the program's + the database's.`,
    head: ['', 'figure', 'owed', 'baseline', 'its figure', 'ratio', 'processor time', 'load'],
    lines,
  }
}

function number(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })
}
