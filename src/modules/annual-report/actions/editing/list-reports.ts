import { READERS } from '#core/annual-report/life/roles.ts'
import { STATE_LABELS } from '#core/annual-report/life/states.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { ListReportsInput, ReportList } from '../../annual-report.contract.ts'
import { visibleAgencies } from '../../annual-report.policy.ts'
import { listReports } from '../../store/reports.ts'
import type { Ctx } from '../load-report.ts'
import { statesNamed } from '../states-named.ts'

const PAGE_SIZE = 50

/** The reports a person may see, of all years. */
export const listVisibleReports = defineQuery({
  name: 'annual-report.list',
  title: '查看年度报告列表',
  input: ListReportsInput,
  output: ReportList,
  audience: READERS,
  load: async (_context: Ctx, { states }) => (states ? statesNamed(states) : ok(undefined)),
  may: () => null,
  answer: async ({ tx, actor }, states, { page = 1, size = PAGE_SIZE, year, agencyId }) => {
    const { total, rows } = await listReports(
      tx,
      {
        ...{ regionId: actor.regionId, agencies: visibleAgencies(actor) },
        ...{ year, agencyId, states },
      },
      { size, offset: (page - 1) * size },
    )
    const reports = rows.map((row) => ({
      ...{ id: row.id, roundId: row.round_id, agencyId: row.agency_id, year: row.year },
      ...{ agencyName: row.agency_name, scope: row.scope },
      ...{ state: row.state, stateLabel: STATE_LABELS[row.state] },
      ...{ updatedAt: row.updated_at, errors: row.errors, warnings: row.warnings },
      ...{ edition: row.edition, publishedAt: row.published_at },
    }))
    return ok({ total, reports })
  },
})
