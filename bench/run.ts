import { writeFileSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Case, casesOf } from './cases.ts'
import { prepareMaterial } from './material.ts'
import { type Effort, type Measured, measure } from './measure.ts'

/**
 * `npm run bench`: reports per second of processor time for every format read, for checking and for writing, each
 * beside a baseline measured in the same run. Options: `HELP`.
 */

const FULL: Effort = { rounds: 9, millisecondsPerRound: 1000 }
const QUICK: Effort = { rounds: 3, millisecondsPerRound: 300 }

const HELP = `npm run bench [-- options]

Reports per second of processor time, for every format read, for checking and for writing, each beside
a baseline measured in the same run. It takes a few minutes; other work on the machine disturbs it.

  --quick       a few seconds, for a first look
  --only TEXT   the cases whose name contains TEXT: --only pdf, --only "read html"
  --save        put the table into bench/RESULTS.md
  --help        this text
`

const HEAD = ['', 'reports/s', 'owed', 'baseline', 'baseline/s', 'times the baseline']

type Line = { readonly each: Case; readonly measured: Measured }

const values = givenOptions()
const lines = await runAll(values.quick ? QUICK : FULL, values.only)
if (lines.length === 0) {
  process.stderr.write(`no case has “${values.only}” in its name\n`)
  process.exit(2)
}
const table = [HEAD, HEAD.map(() => '---'), ...lines.map(cellsOf)]
  .map((cells) => `| ${cells.join(' | ')} |`)
  .join('\n')
process.stdout.write(`${table}\n`)
if (values.save) writeFileSync(resolve(import.meta.dirname, 'RESULTS.md'), page(table))
const slow = lines.filter(({ each, measured }) => measured.rate < each.owed)
for (const { each } of slow) process.stdout.write(`slower than owed: ${each.name}\n`)

/** The options given; ends the program after the help, with 2 where an option is not known. */
function givenOptions() {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', default: '' },
        save: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (!values.help) return values
    process.stdout.write(HELP)
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
    process.exit(2)
  }
}

async function runAll(effort: Effort, only: string): Promise<Line[]> {
  const done: Line[] = []
  for (const each of await casesOf(await prepareMaterial())) {
    if (!each.name.toLowerCase().includes(only.toLowerCase())) continue
    process.stderr.write(`${each.name} …\n`)
    done.push({ each, measured: await measure(each.work, each.baseline, effort) })
  }
  return done
}

function cellsOf({ each, measured }: Line): string[] {
  return [
    each.name,
    number(measured.rate),
    number(each.owed),
    each.baselineName,
    number(measured.baselineRate),
    measured.ratio.toPrecision(2),
  ]
}

function number(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })
}

function page(results: string): string {
  const [processor] = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return `# Results of \`npm run bench\`

${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${platform()} ${release()}, \
${cpus().length} × ${processor?.model.trim() ?? 'unknown processor'}, ${gigabytes} GB.
Rates are per second of processor time, so they are those of one core that does nothing else.
Median of ${FULL.rounds} rounds of ${FULL.millisecondsPerRound / 1000} s. One county's report; reading goes from bytes to cells, texts, facts and
warnings; the last column says how many times longer the work takes than its baseline in the same round.

${results}
`
}
