import { aggregate } from '#core/annual-report/aggregate.ts'
import { figuresReportOf } from '#core/annual-report/editing/as-report.ts'
import type { CellContent } from '#core/annual-report/editing/content.ts'
import { COUNTED } from '#core/annual-report/life/counting.ts'
import type { AnnualReport, Cell } from '#core/annual-report/report.ts'
import type { Refusal } from '#core/kit/refusal.ts'
import { ok, type Result } from '#core/kit/result.ts'
import { type Ctx, type Loaded, loadReport } from '../load-report.ts'
import { statesNamed } from '../states-named.ts'
import {
  type CountedMember,
  type CountedMembers,
  countMembers,
  type MemberReport,
} from './count-members.ts'

/** A government's report with those it is made of, and what they come to. */
export type WithMembers = Loaded & CountedMembers & { readonly sum: AnnualReport }

type Input = { readonly reportId: string; readonly states?: string }

/** Fetches the government's report, those of the round that count, and adds them up. */
export async function loadWithMembers(
  context: Ctx,
  { reportId, states }: Input,
  options: { readonly lock?: boolean } = {},
): Promise<Result<WithMembers, Refusal>> {
  const loaded = await loadReport(context, reportId, options)
  if (!loaded.ok) return loaded
  const wanted = states === undefined ? ok(COUNTED) : statesNamed(states)
  if (!wanted.ok) return wanted
  const { report, template } = loaded.value
  const { counted, missing } = await countMembers(context, loaded.value, wanted.value)
  const sum = aggregate(
    counted.map(({ content, year, agency_name: agency }) =>
      figuresReportOf(content, { template, year, agency }),
    ),
    template,
    { agency: report.agency_name },
  )
  return ok({ ...loaded.value, counted, missing, sum })
}

export const memberOf = ({ id, agency_id, agency_name, state }: MemberReport) => ({
  ...{ reportId: id, agencyId: agency_id, agencyName: agency_name, state },
})

export const countedMemberOf = (member: CountedMember) => ({
  ...{ ...memberOf(member), edition: member.countedEdition },
})

/** A cell as it is edited, from one as it is computed. */
export function contentOfCell(cell: Cell | undefined): CellContent {
  if (cell === undefined) return { kind: 'unread', raw: '' }
  const { kind, raw } = cell
  return cell.kind === 'number' ? { kind, value: cell.value, raw } : { kind, raw }
}
