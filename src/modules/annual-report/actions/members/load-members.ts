import { aggregate } from '#core/annual-report/aggregate.ts'
import { figuresReportOf } from '#core/annual-report/editing/as-report.ts'
import type { CellContent } from '#core/annual-report/editing/content.ts'
import { type ReportState, STATE_LABELS } from '#core/annual-report/life/states.ts'
import type { AnnualReport, Cell } from '#core/annual-report/report.ts'
import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { findMembers } from '../../store/reports.ts'
import { COUNTED } from '../judge-report.ts'
import { type Ctx, type Loaded, loadReport } from '../load-report.ts'

export type MemberReport = Awaited<ReturnType<typeof findMembers>>[number]

/** A government's report with those it is made of, and what they come to. */
export type WithMembers = Loaded & {
  readonly counted: readonly MemberReport[]
  readonly missing: readonly MemberReport[]
  readonly sum: AnnualReport
}

type Input = { readonly reportId: string; readonly states?: string }

/** Fetches the government's report, those of the round that count, and adds them up. */
export async function loadWithMembers(
  context: Ctx,
  { reportId, states }: Input,
  options: { readonly lock?: boolean } = {},
): Promise<Result<WithMembers, Refusal>> {
  const loaded = await loadReport(context, reportId, options)
  if (!loaded.ok) return loaded
  const wanted = states === undefined ? COUNTED : states.split(',').map((state) => state.trim())
  if (wanted.some((state) => !(state in STATE_LABELS))) return fail(UNKNOWN_STATE)
  const { report, template } = loaded.value
  const members = await findMembers(context.tx, {
    ...{ regionId: context.actor.regionId, roundId: report.round_id, except: report.id },
  })
  const counts = ({ state }: { state: ReportState }) => wanted.includes(state)
  const counted = members.filter(counts)
  const sum = aggregate(
    counted.map(({ content, year, agency_name: agency }) =>
      figuresReportOf(content, { template, year, agency }),
    ),
    template,
    { agency: report.agency_name },
  )
  const missing = members.filter((member) => !counts(member))
  return ok({ ...loaded.value, counted, missing, sum })
}

const UNKNOWN_STATE = invalid('unknown-state', '不认识要计入的报告状态。', {
  states: '不认识要计入的报告状态。',
})

export const memberOf = ({ id, agency_id, agency_name, state }: MemberReport) => ({
  ...{ reportId: id, agencyId: agency_id, agencyName: agency_name, state },
})

/** A cell as it is edited, from one as it is computed. */
export function contentOfCell(cell: Cell | undefined): CellContent {
  if (cell === undefined) return { kind: 'unread', raw: '' }
  const { kind, raw } = cell
  return cell.kind === 'number' ? { kind, value: cell.value, raw } : { kind, raw }
}
