import type { Compared, Effort } from './alternate.ts'
import { type Asked, askRequests, REQUEST_NAMES } from './requests.ts'
import { nationalRollUp, type RolledUp } from './roll-up.ts'
import { auditedSaves } from './saves.ts'
import { drawnPage, keptPage, openStage, type Stage } from './web.ts'

/** A line of the platform's table, as text. */
export type Line = {
  readonly name: string
  readonly figure: string
  readonly owed: string
  readonly baselineName: string
  readonly baseline: string
  readonly ratio: string
  readonly spent: string
  readonly load: string
  /** Whether what is owed was reached. */
  readonly isEnough: boolean
}

export type PlatformEffort = Effort & { readonly regions: number; readonly requests: number }

/** Of the whole country, counties and above. */
export const REGIONS = 3000
/** A year of a busy county. */
export const REQUESTS = 20_000
const KEPT = 'web: kept page'
const DRAWN = 'web: report page drawn anew'
const SAVES = 'saves with check, history and audit'
const ROLL_UP = 'roll-up of a nation'
export const PLATFORM_NAMES = [KEPT, DRAWN, SAVES, ROLL_UP, ...REQUEST_NAMES]
/** Milliseconds of processor time in a second on two cores. */
const TWO_CORES = 2000

/** Measures what is wanted by name, in the order of the table; `tell` hears what is being done. */
export async function* platformLines(
  effort: PlatformEffort,
  isWanted: (name: string) => boolean,
  tell: (what: string) => void,
): AsyncGenerator<Line> {
  if ([KEPT, DRAWN].some(isWanted)) yield* webLines(effort, isWanted, tell)
  if (isWanted(SAVES)) {
    tell(SAVES)
    yield savesLine(await auditedSaves(effort))
  }
  if (isWanted(ROLL_UP)) {
    tell(ROLL_UP)
    yield rollUpLine(await nationalRollUp(effort.regions), effort.regions)
  }
  if (REQUEST_NAMES.some(isWanted)) {
    tell('requests')
    for (const each of await askRequests(effort.requests)) yield requestLine(each)
  }
}

async function* webLines(
  effort: Effort,
  isWanted: (name: string) => boolean,
  tell: (what: string) => void,
): AsyncGenerator<Line> {
  tell('web: a site with the demonstration county')
  const stage = await openStage()
  const measured = async (
    name: string,
    work: (stage: Stage, effort: Effort) => Promise<Compared>,
  ) => {
    tell(name)
    return work(stage, effort)
  }
  try {
    if (isWanted(KEPT)) yield keptLine(await measured(KEPT, keptPage))
    if (isWanted(DRAWN)) yield drawnLine(await measured(DRAWN, drawnPage))
  } finally {
    await stage.stop()
  }
}

function keptLine(compared: Compared): Line {
  const { rate, ratio, baselineRate, spent, baselineSpent, load } = compared
  return {
    ...{ name: KEPT, figure: `${whole(rate)}/s`, owed: '0.7 × the baseline' },
    ...{ baselineName: 'node:http, the same bytes', baseline: `${whole(baselineRate)}/s` },
    ...{ ratio: ratio.toFixed(2), isEnough: ratio >= 0.7, load: load.toFixed(1) },
    spent: `${spent.own.toFixed(3)} ms; baseline ${baselineSpent.own.toFixed(3)}`,
  }
}

function drawnLine(compared: Compared): Line {
  const { rate, ratio, baselineRate, spent, baselineSpent, load } = compared
  const alone = whole(TWO_CORES / (spent.own + spent.below))
  return {
    ...{ name: DRAWN, figure: `${whole(rate)}/s`, owed: '500/s' },
    baselineName: 'node:http, the same questions, coded alike, nothing drawn',
    ...{ baseline: `${whole(baselineRate)}/s`, ratio: ratio.toFixed(2), load: load.toFixed(1) },
    spent: `${spentText(spent)}: two cores have time for ${alone}/s; baseline ${baselineSpent.own.toFixed(2)}`,
    isEnough: rate >= 500,
  }
}

function savesLine({ rate, ratio, baselineRate, spent, baselineSpent, load }: Compared): Line {
  const alone = whole(TWO_CORES / (spent.own + spent.below))
  return {
    ...{ name: SAVES, figure: `${whole(rate)}/s`, owed: '300/s' },
    baselineName: 'plain SQL insert of the content, committed',
    ...{ baseline: `${whole(baselineRate)}/s`, ratio: ratio.toFixed(2), load: load.toFixed(1) },
    spent: `${spentText(spent)}: two cores have time for ${alone}/s; baseline ${spentText(baselineSpent)}`,
    isEnough: rate >= 300,
  }
}

function rollUpLine(rolled: RolledUp, regions: number): Line {
  const { reports, cells, took, baselineTook, planted, load } = rolled
  const owed = (15 * regions) / REGIONS
  return {
    name: ROLL_UP,
    figure: `${took.toFixed(1)} s for ${reports.toLocaleString('en')} reports of ${cells} cells`,
    owed: `${owed} s`,
    baselineName: 'plain SQL count and sum of all figures',
    ...{ baseline: `${baselineTook.toFixed(1)} s`, ratio: (baselineTook / took).toFixed(2) },
    spent: `planted in ${planted.toFixed(0)} s`,
    ...{ load: load.toFixed(1), isEnough: took <= owed },
  }
}

function requestLine({ name, took, baselineTook, owed, load }: Asked): Line {
  return {
    ...{ name, figure: `${took.toFixed(0)} ms`, owed: `${owed} ms`, isEnough: took <= owed },
    ...{
      baselineName: 'plain SQL count of the same rows',
      baseline: `${baselineTook.toFixed(1)} ms`,
    },
    ...{ ratio: (baselineTook / took).toFixed(2), spent: '', load: load.toFixed(1) },
  }
}

function spentText({ own, below }: Compared['spent']): string {
  return `${own.toFixed(2)} + ${below.toFixed(2)} ms`
}

function whole(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 0 })
}
