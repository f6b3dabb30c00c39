import { READERS } from '#core/annual-report/life/roles.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { Board, BoardExport, BoardExportInput, BoardInput } from '../../annual-report.contract.ts'
import { mayManage, visibleAgencies } from '../../annual-report.policy.ts'
import type { RoundRow } from '../../store/reports.ts'
import { boardRows } from '../../store/rounds.ts'
import { boardCsv, boardRowOf, chosenRows, summaryOfRows } from '../../views/board.ts'
import { datesOf } from '../../views/report-answers.ts'
import type { Ctx } from '../load-report.ts'
import { roundAnswer } from './list-rounds.ts'
import { loadRound } from './load-round.ts'

const PAGE_SIZE = 100

/** How far everybody is in a round: state, findings, how late, who saved last. */
export const roundBoard = defineQuery({
  name: 'annual-report.round-board',
  title: '查看年报编制进度',
  input: BoardInput,
  output: Board,
  audience: READERS,
  load: loadRound,
  may: () => null,
  answer: async (context: Ctx, round: RoundRow, { page = 1, size = PAGE_SIZE, ...filter }) => {
    const rows = await rowsOf(context, round)
    const chosen = chosenRows(rows, filter)
    const counts = Object.groupBy(rows, ({ state }) => state)
    return ok({
      round: roundAnswer(
        round,
        Object.fromEntries(Object.entries(counts).map(([state, some]) => [state, some.length])),
      ),
      rows: chosen.slice((page - 1) * size, page * size),
      total: chosen.length,
      summary: summaryOfRows(rows),
      mayManage: mayManage(context.actor),
    })
  },
})

/** The same rows as a spreadsheet, all pages. */
export const exportBoard = defineQuery({
  name: 'annual-report.export-board',
  title: '导出年报编制进度',
  input: BoardExportInput,
  output: BoardExport,
  audience: READERS,
  load: loadRound,
  may: () => null,
  answer: async (context: Ctx, round: RoundRow, filter) => {
    const rows = chosenRows(await rowsOf(context, round), filter)
    return ok({ name: `${round.year}年度年报编制进度.csv`, csv: boardCsv(rows) })
  },
})

/** The rows of a round that this person may see. */
async function rowsOf({ tx, actor, today }: Ctx, round: RoundRow) {
  const agencies = visibleAgencies(actor)
  const found = await boardRows(tx, { regionId: actor.regionId, roundId: round.id, agencies })
  return found.map((report) => boardRowOf(report, datesOf(round), today))
}
