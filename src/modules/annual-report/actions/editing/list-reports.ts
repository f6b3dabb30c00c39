import { STATE_LABELS } from '#core/annual-report/life/states.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { ListReportsInput, ReportList } from '../../annual-report.contract.ts'
import { READERS, visibleAgencies } from '../../annual-report.policy.ts'
import { listReports } from '../../store/reports.ts'
import type { Ctx } from '../load-report.ts'

const PAGE_SIZE = 50

/** The reports a person may see, of all years. */
export const listVisibleReports = defineQuery({
  name: 'annual-report.list',
  title: '查看年度报告列表',
  input: ListReportsInput,
  output: ReportList,
  audience: READERS,
  load: async () => ok(null),
  may: () => null,
  answer: async ({ tx, actor }: Ctx, _target, { page = 1, ...filter }) => {
    const { total, rows } = await listReports(
      tx,
      { regionId: actor.regionId, agencies: visibleAgencies(actor), ...filter },
      { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE },
    )
    const reports = rows.map((row) => ({
      ...{ id: row.id, roundId: row.round_id, agencyId: row.agency_id, year: row.year },
      ...{ agencyName: row.agency_name, state: row.state, stateLabel: STATE_LABELS[row.state] },
      ...{ updatedAt: row.updated_at, errors: row.errors, warnings: row.warnings },
      ...{ edition: row.edition, publishedAt: row.published_at },
    }))
    return ok({ total, reports })
  },
})
